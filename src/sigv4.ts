/**
 * Verifies the signatures of requests.
 *
 * @module
 */

import type { AuthenticationFailure, Authenticator, RequestToAuthenticate } from "./authentication/authenticator.ts";
import { canonicalRequests } from "./sigv4/canonical.ts";
import { createCryptography, equalsInConstantTime } from "./sigv4/cryptography.ts";
import { checkSignature } from "./sigv4/signature-check.ts";
import { ALGORITHM, readSignature } from "./sigv4/signature-fields.ts";

const UNSIGNED_PAYLOAD = "UNSIGNED-PAYLOAD";

/**
 * Creates an authenticator that verifies AWS Signature Version 4. Pass it to `mockIam()` as the `authentication` option.
 *
 * It accepts a signature in the `Authorization` header or in a presigned URL. It also verifies the hash of the body and the session
 * token. The date may differ from AWS's clock by up to 15 minutes. AWS's clock is the clock of the process, changed by
 * `iam.clockSkew()`. It does not use the `now` option.
 *
 * A presigned URL of IAM is valid for its `X-Amz-Expires`, up to a week. A presigned URL of STS is valid for 15 minutes. On AWS's own
 * hosts, a signature must be for the region and the service of the host. A request that fails a check gets AWS's error:
 * `MissingAuthenticationToken`, `IncompleteSignature`, `InvalidClientTokenId` or `SignatureDoesNotMatch`.
 *
 * @throws {TypeError} If the environment has no WebCrypto at `globalThis.crypto.subtle`.
 *
 * @example
 * import { mockIam } from "msw-iam";
 * import { sigv4 } from "msw-iam/sigv4";
 *
 * const iam = mockIam({ authentication: sigv4(), account: { Users: [{ UserName: "Bob", AccessKeys: 1 }] } });
 * // Requests of this client are accepted. With another secret, they would get SignatureDoesNotMatch.
 * const client = new IAMClient(iam.clientConfig("Bob"));
 */
export function sigv4(): Authenticator {
  const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle;
  if (subtle === undefined)
    throw new TypeError(
      "Failed to call sigv4(): globalThis.crypto.subtle is undefined; expected WebCrypto, which Node.js 20 and browsers in a secure context provide. Some DOM test environments hide it. Use the Node environment, or restore it from node:crypto.",
    );
  const { sha256, signingKey, verifySignature } = createCryptography(subtle);

  return {
    async authenticate(request: RequestToAuthenticate): Promise<AuthenticationFailure | undefined> {
      const signature = readSignature(request);
      if ("code" in signature) return signature;
      const failure = checkSignature(signature, request, Number(request.now));
      if (failure !== undefined) return failure;
      const { credential } = request;
      // The mock itself refuses a request whose key it does not accept.
      if (credential === undefined) return undefined;
      if (!equalsInConstantTime(signature.token, credential.sessionToken)) return { code: "InvalidClientTokenId" };

      const bodyHash = await sha256(request.bodyBytes);
      const declaredHash = signature.bodyHash ?? bodyHash;
      if (declaredHash !== bodyHash && declaredHash !== UNSIGNED_PAYLOAD) return { code: "SignatureDoesNotMatch" };
      const key = await signingKey(credential.secretAccessKey, signature.scope);
      for (const canonicalRequest of canonicalRequests(request, signature, declaredHash)) {
        const hash = await sha256(canonicalRequest);
        const stringToSign = [ALGORITHM, signature.date, signature.scope.join("/"), hash].join("\n");
        if (await verifySignature(stringToSign, key, signature.signature)) return undefined;
      }
      return { code: "SignatureDoesNotMatch" };
    },
  };
}
