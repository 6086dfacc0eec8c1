import { parseCertificate } from "../identifiers/certificate.ts";
import { fingerprintOf, parsePublicKey } from "../identifiers/ssh-public-key.ts";
import type { Members } from "./members.ts";

/**
 * Returns the id or the fingerprint that a certificate or a public key gets from its body. Returns nothing if a fixture contains it, or
 * if the body cannot be read. A body can be a placeholder, or a key of another algorithm.
 */
export function membersOfBody({ CertificateBody, CertificateId, SSHPublicKeyBody, Fingerprint }: Members): Members {
  if (typeof CertificateBody === "string" && CertificateId === undefined) {
    const certificate = parseCertificate(CertificateBody);
    if (certificate !== undefined) return { CertificateId: certificate.id };
  }
  if (typeof SSHPublicKeyBody === "string" && Fingerprint === undefined) {
    const key = parsePublicKey(SSHPublicKeyBody);
    if (typeof key === "object") return { Fingerprint: fingerprintOf(key) };
  }
  return {};
}
