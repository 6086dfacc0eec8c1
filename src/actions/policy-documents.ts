/** Percent-encodes a policy document, as AWS does in responses. It leaves only the unreserved characters of RFC 3986. */
export const encodeDocument = (document: string): string =>
  encodeURIComponent(document).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
