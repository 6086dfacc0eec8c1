type Bytes = Uint8Array<ArrayBuffer>;

export const SEQUENCE = 0x30;
export const INTEGER = 0x02;
export const BIT_STRING = 0x03;

/** An element of an ASN.1 structure in its binary form, DER. */
export interface DerElement {
  readonly tag: number;
  readonly content: Bytes;
}

/** Reads the elements that follow one another in these bytes. Returns `undefined` for bytes that are not DER. */
export function readDer(bytes: Bytes): readonly DerElement[] | undefined {
  const elements: DerElement[] = [];
  let position = 0;
  while (position < bytes.length) {
    const tag = Number(bytes[position]);
    let length = bytes[position + 1] ?? Number.NaN;
    position += 2;
    if (length > 0x80) {
      const end = position + length - 0x80;
      length = bytes.slice(position, end).reduce((sum, byte) => sum * 256 + byte, 0);
      position = end;
    }
    if (!(position + length <= bytes.length)) return undefined;
    elements.push({ tag, content: bytes.slice(position, position + length) });
    position += length;
  }
  return elements;
}

/** Reads the elements inside of the only element of these bytes, which must be a sequence. */
export function readSequence(bytes: Bytes): readonly DerElement[] | undefined {
  const [element, ...others] = readDer(bytes) ?? [];
  return element?.tag === SEQUENCE && others.length === 0 ? readDer(element.content) : undefined;
}

export function writeDer(tag: number, ...contents: readonly Bytes[]): Bytes {
  const content = contents.flatMap((part) => [...part]);
  return Uint8Array.from([tag, ...lengthOf(content.length), ...content]);
}

function lengthOf(length: number): readonly number[] {
  if (length < 0x80) return [length];
  return length < 0x100 ? [0x81, length] : [0x82, length >>> 8, length & 0xff];
}

/** Decodes base64, in which white space is ignored. Returns `undefined` for another text. */
export function bytesOfBase64(text: string): Bytes | undefined {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

export const base64OfBytes = (bytes: Bytes): string => btoa(String.fromCharCode(...bytes));

/** Decodes the only block with this label of a text in PEM. Returns `undefined` for another text. */
export function bytesOfPem(label: string, text: string): Bytes | undefined {
  const [, content] = new RegExp(`^\\s*-----BEGIN ${label}-----([^-]+)-----END ${label}-----\\s*$`).exec(text) ?? [];
  return content === undefined ? undefined : bytesOfBase64(content);
}

export const pemOfBytes = (label: string, bytes: Bytes): string =>
  `-----BEGIN ${label}-----\n${base64OfBytes(bytes).replace(/.{64}(?=.)/g, "$&\n")}\n-----END ${label}-----\n`;
