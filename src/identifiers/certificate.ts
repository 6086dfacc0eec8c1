import { bytesOfPem, type DerElement, elementsOf, readSequence } from "./der.ts";
import { base32OfBytes, sha1 } from "./digests.ts";

/** What IAM reads from an X.509 certificate. */
export interface Certificate {
  /** The SHA-1 hash of the certificate in base32. */
  readonly id: string;
  /** In the form `YYYYMMDDHHMMSSZ`. */
  readonly expiration: string;
}

const UTC_TIME = 0x17;
const GENERALIZED_TIME = 0x18;
const VERSION = 0xa0;

/** Reads a PEM certificate. Returns `undefined` for any other text. */
export function parseCertificate(body: string): Certificate | undefined {
  const der = bytesOfPem("CERTIFICATE", body);
  if (der === undefined) return undefined;
  const [toBeSigned] = readSequence(der);
  const members = elementsOf(toBeSigned);
  // The members are an optional version, the serial number, the algorithm, the issuer and the validity.
  const [, end] = elementsOf(members[members[0]?.tag === VERSION ? 4 : 3]);
  const expiration = end && timeIn(end);
  return expiration === undefined ? undefined : { id: base32OfBytes(sha1(der)), expiration };
}

function timeIn({ tag, content }: DerElement): string | undefined {
  const text = new TextDecoder().decode(content);
  if (tag === UTC_TIME && /^\d{12}Z$/.test(text)) return `${Number(text.slice(0, 2)) < 50 ? "20" : "19"}${text}`;
  return tag === GENERALIZED_TIME && /^\d{14}Z$/.test(text) ? text : undefined;
}
