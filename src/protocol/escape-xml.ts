const SPECIAL = /[&<>"'\u0000-\u0008\u000B-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/;
const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
  // A parser would turn a carriage return into a line feed.
  "\r": "&#xD;",
};
// With the u flag, only unpaired surrogates match. A pair is one character, which XML allows.
const REPLACED = /[&<>"'\u0000-\u0008\u000B-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/gu;

/** Escapes a value. A character that XML 1.0 does not allow becomes U+FFFD. */
export function escapeXml(value: string): string {
  return SPECIAL.test(value) ? value.replace(REPLACED, (character) => ENTITIES[character] ?? "\uFFFD") : value;
}

const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/u;

/** Returns the name of the first character that XML 1.0 does not allow, such as `U+0000`. */
export function findForbiddenCharacter(value: string): string | undefined {
  const code = FORBIDDEN.exec(value)?.[0].charCodeAt(0);
  return code === undefined ? undefined : `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
}
