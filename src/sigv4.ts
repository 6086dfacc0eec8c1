import type { AuthenticationFailure, Authenticator, RequestToAuthenticate } from "./authentication/authenticator.ts";
import { canonicalRequests } from "./sigv4/canonical.ts";
import { createCryptography, isSameText } from "./sigv4/cryptography.ts";
import { checkSignature } from "./sigv4/signature-check.ts";
import { ALGORITHM, readSignature } from "./sigv4/signature-fields.ts";

const UNSIGNED_PAYLOAD = "UNSIGNED-PAYLOAD";

/**
 * Verifies AWS Signature Version 4 for real, for the option `authentication`: in the `Authorization` header and in presigned
 * URLs, with the body's hash, the date within 15 minutes of the process's own clock, and the session token.
 *
 * @example
 * import { mockIam } from "msw-iam";
 * import { sigv4 } from "msw-iam/sigv4";
 *
 * const iam = mockIam({ authentication: sigv4(), account: { Users: [{ UserName: "Bob", AccessKeys: 1 }] } });
 * const client = new IAMClient(iam.clientConfig("Bob")); // let in; with another secret it gets SignatureDoesNotMatch
 */
export function sigv4(): Authenticator {
  const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle;
  if (subtle === undefined)
    throw new TypeError(
      "Failed to make sigv4(): expected WebCrypto at globalThis.crypto.subtle, which Node 20 and browsers (in a secure context) have. Some DOM environments of test runners hide it: use Node's environment, or put it back from node:crypto.",
    );
  const { sha256, signingKey, isSignatureOf } = createCryptography(subtle);

  return {
    async authenticate(request: RequestToAuthenticate): Promise<AuthenticationFailure | undefined> {
      const signature = readSignature(request);
      if ("code" in signature) return signature;
      const failure = checkSignature(signature, request, Date.now());
      if (failure !== undefined) return failure;
      const { credential } = request;
      // The double has its own answer for a key that it does not let in.
      if (credential === undefined) return undefined;
      if (!isSameText(signature.token, credential.sessionToken)) return { code: "InvalidClientTokenId" };

      const bodyHash = await sha256(request.body);
      const declaredHash = signature.bodyHash ?? bodyHash;
      if (declaredHash !== bodyHash && declaredHash !== UNSIGNED_PAYLOAD) return { code: "SignatureDoesNotMatch" };
      const key = await signingKey(credential.secretAccessKey, signature.scope);
      for (const canonical of canonicalRequests(request, signature, declaredHash)) {
        const text = [ALGORITHM, signature.date, signature.scope.join("/"), await sha256(canonical)].join("\n");
        if (await isSignatureOf(text, key, signature.signature)) return undefined;
      }
      return { code: "SignatureDoesNotMatch" };
    },
  };
}
