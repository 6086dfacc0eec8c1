import type { ErrorCode } from "../protocol/error-codes.ts";

/** A request as an {@link Authenticator} sees it. */
export interface RequestToAuthenticate {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  /** The text of a POST's body. Empty for every other method. */
  readonly body: string;
  /** The secret and token of the key that signed the request, or `undefined` if the mock account does not accept that key. */
  readonly credential: { readonly secretAccessKey: string; readonly sessionToken: string | undefined } | undefined;
}

/** Why a request is not accepted, in AWS's words. */
export interface AuthenticationFailure {
  readonly code: ErrorCode;
  readonly message?: string | undefined;
}

/** Checks requests if it is passed as the option `authentication`. `sigv4()` of `msw-iam/sigv4` creates one. */
export interface Authenticator {
  /** Returns why a request is not accepted, or `undefined` if it is. The mock account itself rejects unknown keys. */
  authenticate(request: RequestToAuthenticate): Promise<AuthenticationFailure | undefined>;
}
