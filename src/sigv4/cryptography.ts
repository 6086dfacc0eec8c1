const HMAC = { name: "HMAC", hash: "SHA-256" };

/** What Signature Version 4 needs of WebCrypto. */
export function createCryptography(subtle: SubtleCrypto) {
  const hmacKey = (bytes: BufferSource, usage: "sign" | "verify") =>
    subtle.importKey("raw", bytes, HMAC, false, [usage]);

  async function derive(secret: string, scope: readonly string[]): Promise<CryptoKey> {
    let bytes: BufferSource = utf8(`AWS4${secret}`);
    for (const part of scope) bytes = await subtle.sign("HMAC", await hmacKey(bytes, "sign"), utf8(part));
    return hmacKey(bytes, "verify");
  }

  /** Clients sign many requests for the same scope, and deriving takes most of a verification's time. */
  let last: { readonly origin: string; readonly key: Promise<CryptoKey> } | undefined;

  return {
    /** In lower-case hexadecimal digits. */
    async sha256(text: string): Promise<string> {
      const digest = new Uint8Array(await subtle.digest("SHA-256", utf8(text)));
      return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
    },

    /** The key of a secret for one scope: each part signed with what came of the part before. */
    signingKey(secret: string, scope: readonly string[]): Promise<CryptoKey> {
      const origin = JSON.stringify([secret, ...scope]);
      if (last?.origin !== origin) last = { origin, key: derive(secret, scope) };
      return last.key;
    },

    /** WebCrypto compares in constant time. */
    async isSignatureOf(text: string, key: CryptoKey, signature: string): Promise<boolean> {
      if (!/^[\da-f]{64}$/.test(signature)) return false;
      const bytes = Uint8Array.from({ length: 32 }, (_, index) =>
        Number.parseInt(signature.slice(2 * index, 2 * index + 2), 16),
      );
      return subtle.verify("HMAC", key, bytes, utf8(text));
    },
  };
}

/** Whether two secrets are the same, in a time that does not tell where they differ. */
export function isSameText(left: string | undefined, right: string | undefined): boolean {
  if (left === undefined || right === undefined || left.length !== right.length) return left === right;
  let difference = 0;
  for (let index = 0; index < left.length; index += 1) difference |= left.charCodeAt(index) ^ right.charCodeAt(index);
  return difference === 0;
}

const utf8 = (text: string) => new TextEncoder().encode(text);
