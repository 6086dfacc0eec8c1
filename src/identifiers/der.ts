type Bytes = Uint8Array<ArrayBuffer>;

export const SEQUENCE = 0x30;
export const INTEGER = 0x02;
export const BIT_STRING = 0x03;

/** An element of an ASN.1 structure in DER, which is a binary encoding. */
export interface DerElement {
  readonly tag: number;
  readonly content: Bytes;
}

/** Reads a series of elements. Returns none for bytes that are not DER. */
function readDer(bytes: Bytes): readonly DerElement[] {
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
    if (!(position + length <= bytes.length)) return [];
    elements.push({ tag, content: bytes.slice(position, position + length) });
    position += length;
  }
  return elements;
}

/** Reads the elements of a sequence. Returns none for bytes that are not exactly one sequence. */
export function readSequence(bytes: Bytes): readonly DerElement[] {
  const [element, ...others] = readDer(bytes);
  return others.length === 0 ? elementsOf(element) : [];
}

/** Reads the elements of an element. Returns none if it is not a sequence. */
export const elementsOf = (element: DerElement | undefined): readonly DerElement[] =>
  element?.tag === SEQUENCE ? readDer(element.content) : [];

export function writeDer(tag: number, ...contents: readonly Bytes[]): Bytes {
  const content = contents.flatMap((part) => [...part]);
  return Uint8Array.from([tag, ...lengthOf(content.length), ...content]);
}

function lengthOf(length: number): readonly number[] {
  if (length < 0x80) return [length];
  return length < 0x100 ? [0x81, length] : [0x82, length >>> 8, length & 0xff];
}

/** Decodes base64, ignoring white space. Returns `undefined` for any other text. */
export function bytesOfBase64(text: string): Bytes | undefined {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

export const base64OfBytes = (bytes: Bytes): string => btoa(String.fromCharCode(...bytes));

/** Decodes a PEM text of one block with this label. Returns `undefined` for any other text. */
export function bytesOfPem(label: string, text: string): Bytes | undefined {
  const content = new RegExp(`^\\s*-----BEGIN ${label}-----([^-]+)-----END ${label}-----\\s*$`).exec(text)?.[1];
  return content === undefined ? undefined : bytesOfBase64(content);
}

export const pemOfBytes = (label: string, bytes: Bytes): string =>
  `-----BEGIN ${label}-----\n${base64OfBytes(bytes).replace(/.{64}(?=.)/g, "$&\n")}\n-----END ${label}-----\n`;
