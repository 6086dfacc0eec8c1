const HMAC = { name: "HMAC", hash: "SHA-256" };

export interface Cryptography {
  /** Returns the hash of bytes, or of a text in UTF-8, in lower-case hexadecimal digits. */
  sha256(data: string | Uint8Array): Promise<string>;
  /** Derives the key that signs requests of one scope: the date, region, service and terminator. */
  signingKey(secret: string, scope: readonly string[]): Promise<CryptoKey>;
  /** Whether a signature, in lower-case hexadecimal digits, is that of the text. Compares in constant time. */
  verifySignature(text: string, key: CryptoKey, signature: string): Promise<boolean>;
}

export function createCryptography(subtle: SubtleCrypto): Cryptography {
  // Clients sign many requests of the same scope, and deriving the key takes most of the time of a verification.
  let lastKey: { readonly origin: string; readonly key: Promise<CryptoKey> } | undefined;

  const importKey = (bytes: BufferSource, usage: "sign" | "verify") =>
    subtle.importKey("raw", bytes, HMAC, false, [usage]);

  async function deriveKey(secret: string, scope: readonly string[]): Promise<CryptoKey> {
    let bytes: BufferSource = utf8(`AWS4${secret}`);
    for (const part of scope) bytes = await subtle.sign("HMAC", await importKey(bytes, "sign"), utf8(part));
    return importKey(bytes, "verify");
  }

  return {
    async sha256(data) {
      // No body is in shared memory.
      const bytes = typeof data === "string" ? utf8(data) : (data as Uint8Array<ArrayBuffer>);
      const digest = new Uint8Array(await subtle.digest("SHA-256", bytes));
      return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
    },
    signingKey(secret, scope) {
      const origin = JSON.stringify([secret, ...scope]);
      if (lastKey?.origin !== origin) lastKey = { origin, key: deriveKey(secret, scope) };
      return lastKey.key;
    },
    async verifySignature(text, key, signature) {
      if (!/^[\da-f]{64}$/.test(signature)) return false;
      const bytes = Uint8Array.from({ length: 32 }, (_, index) =>
        Number.parseInt(signature.slice(2 * index, 2 * index + 2), 16),
      );
      return subtle.verify("HMAC", key, bytes, utf8(text));
    },
  };
}

/** Compares two secrets. The time it takes does not reveal where they differ. */
export function equalsInConstantTime(left: string | undefined, right: string | undefined): boolean {
  if (left === undefined || right === undefined || left.length !== right.length) return left === right;
  let difference = 0;
  for (let index = 0; index < left.length; index += 1) difference |= left.charCodeAt(index) ^ right.charCodeAt(index);
  return difference === 0;
}

const utf8 = (text: string) => new TextEncoder().encode(text);
