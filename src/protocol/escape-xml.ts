const SPECIAL = /[&<>"'\u0000-\u0008\u000B\u000C\u000E-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/;
const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};
// With the u flag, only unpaired surrogates match. A pair is one character, which XML allows.
const REPLACED = /[&<>"'\u0000-\u0008\u000B\u000C\u000E-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/gu;

/** Escapes a value. A character that XML 1.0 does not allow becomes U+FFFD. */
export function escapeXml(value: string): string {
  return SPECIAL.test(value) ? value.replace(REPLACED, (character) => ENTITIES[character] ?? "\uFFFD") : value;
}
