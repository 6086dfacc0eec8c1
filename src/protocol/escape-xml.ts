const SPECIAL = /[&<>"'\u0000-\u0008\u000B\u000C\u000E-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/;
const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};
// A surrogate pair is one character that XML can carry; with the u flag only a lone surrogate matches the class.
const REPLACED = /[&<>"'\u0000-\u0008\u000B\u000C\u000E-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/gu;

/** Escapes a value; a character that XML 1.0 cannot carry becomes U+FFFD. */
export function escapeXml(value: string): string {
  return SPECIAL.test(value) ? value.replace(REPLACED, (character) => ENTITIES[character] ?? "\uFFFD") : value;
}
