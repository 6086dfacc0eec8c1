import { createHash, createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";

/** A public key in both formats that IAM returns. */
export interface PublicKey {
  readonly ssh: string;
  readonly pem: string;
}

const part = (bytes: Buffer) => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
};
const number = (base64url: string | undefined) => {
  const bytes = Buffer.from(base64url ?? "", "base64url");
  return part((bytes[0] ?? 0) < 128 ? bytes : Buffer.concat([Buffer.alloc(1), bytes]));
};

function formats(key: KeyObject): PublicKey {
  const { e, n } = key.export({ format: "jwk" });
  const blob = Buffer.concat([part(Buffer.from("ssh-rsa")), number(e), number(n)]);
  return {
    ssh: `ssh-rsa ${blob.toString("base64")}`,
    pem: key.export({ type: "spki", format: "pem" }).toString(),
  };
}

/** Returns the RSA key with this number. It has no private key, because generating one takes a long time. */
export function rsaKey(number = 0, bits = 2048): PublicKey {
  const digests = Array.from({ length: Math.ceil(bits / 256) }, (_, index) =>
    createHash("sha256").update(`${number}/${index}`).digest(),
  );
  const modulus = Buffer.concat(digests);
  modulus[0] = 2 ** ((bits - 1) % 8);
  return formats(createPublicKey({ key: { kty: "RSA", n: modulus.toString("base64url"), e: "AQAB" }, format: "jwk" }));
}

/** Returns a PEM key of another algorithm. */
export const ed25519Pem = (): string =>
  generateKeyPairSync("ed25519").publicKey.export({ type: "spki", format: "pem" }).toString();
