import type { ErrorCode } from "../protocol/error-codes.ts";

/** A request as an {@link Authenticator} sees it. */
export interface RequestToAuthenticate {
  /** The HTTP method, such as `POST`. */
  readonly method: string;
  /** The URL with its query. */
  readonly url: URL;
  /** The headers as they were sent. */
  readonly headers: Headers;
  /** The body as text, decoded as UTF-8. Bytes that are not UTF-8, and a byte order mark, are lost. */
  readonly body: string;
  /** The body as it was sent. A signature covers these bytes. */
  readonly bodyBytes: Uint8Array;
  /** The time of AWS's clock: the clock of the process, changed by `iam.clockSkew()`. */
  readonly now: Date;
  /** The secret and token of the key that signed the request, or `undefined` if the mock account does not accept that key. */
  readonly credential: { readonly secretAccessKey: string; readonly sessionToken: string | undefined } | undefined;
}

/** Why a request is not accepted, in AWS's words. */
export interface AuthenticationFailure {
  /** The error code that the client gets, with its documented status. */
  readonly code: ErrorCode;
  /** Default: the code's own message. */
  readonly message?: string | undefined;
}

/**
 * Checks the requests of a mock. Pass it as the `authentication` option. `sigv4()` of `msw-iam/sigv4` creates one.
 *
 * It may send requests to its own mock. These do not wait for the request that it is checking. The mock handles them as with
 * `"identify"`, and does not check them with the authenticator again. This needs `AsyncLocalStorage`, and so Node 20.16 or later. In a
 * browser, such a request waits for the request that is being checked, and neither gets a response before `reset()`.
 */
export interface Authenticator {
  /** Returns why a request is not accepted, or `undefined` if it is. The mock account itself refuses unknown keys. */
  authenticate(request: RequestToAuthenticate): Promise<AuthenticationFailure | undefined>;
}
