/** C0, DEL and C1 controls, the line separators of Unicode, and the marks that change the direction of text. */
const CONTROLS = /[\u0000-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/g;

const shortEscapes: ReadonlyMap<string, string> = new Map([
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
]);

/** Escapes what a terminal would not show as text, as JSON does. The result is a single line. */
export const escapeControls = (text: string): string =>
  text.replace(
    CONTROLS,
    (control) => shortEscapes.get(control) ?? `\\u${control.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
