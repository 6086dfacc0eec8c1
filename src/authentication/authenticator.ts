import type { ErrorCode } from "../protocol/errors.ts";

/** A request as an {@link Authenticator} sees it. */
export interface RequestToAuthenticate {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  /** The text of a POST's body; empty for every other method. */
  readonly body: string;
  /** What the account knows of the key that signed; `undefined` where it would not let the key in anyway. */
  readonly credential: { readonly secretAccessKey: string; readonly sessionToken: string | undefined } | undefined;
}

/** Why a request is not let in, as AWS words it. */
export interface AuthenticationFailure {
  readonly code: ErrorCode;
  readonly message?: string | undefined;
}

/** Checks more than who signed: for the option `authentication`, such as `sigv4()` of `msw-iam/sigv4`. */
export interface Authenticator {
  /** The reason not to let a request in, or `undefined`; keys that the account does not know are refused without its help. */
  authenticate(request: RequestToAuthenticate): Promise<AuthenticationFailure | undefined>;
}
