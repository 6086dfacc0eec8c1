// Reads a docstring: its text, its default value, its example and its errors.
import ts from "typescript";

export interface Docstring {
  readonly text: string;
  /** From a sentence such as "Default: none." or "Default 1.", or from a value followed by "(the default)". */
  readonly defaultValue: string | undefined;
  readonly throws: readonly string[];
  readonly examples: readonly string[];
}

/** Returns the docstring of a declaration, or `undefined` if it has none. */
export function docstringOf(declaration: ts.Node): Docstring | undefined {
  const comment = ts.getJSDocCommentsAndTags(declaration).filter(ts.isJSDoc).at(-1);
  if (comment === undefined) return undefined;
  const tags = (name: string) => (comment.tags ?? []).filter(({ tagName }) => tagName.text === name).map(textOf);
  return {
    ...splitDefault(textOf(comment)),
    throws: (comment.tags ?? []).flatMap((tag) =>
      ts.isJSDocThrowsTag(tag) ? [`${tag.typeExpression?.getText()} ${textOf(tag)}`] : [],
    ),
    examples: tags("example"),
  };
}

/** `{@link Name}` becomes `Name` in code. */
const textOf = ({ comment }: { readonly comment?: string | ts.NodeArray<ts.JSDocComment> | undefined }): string =>
  (ts.getTextOfJSDocComment(comment) ?? "").replace(/\{@link ([\w.]+)\}/g, "`$1`").trim();

/** A full stop ends a sentence only outside of code. */
const DEFAULT_SENTENCE = /(?:^|(?<=[.:]\s))Default:? ((?:`[^`]*`|[^`])+?)\.(?=\s|$)\s*/;
const DEFAULT_IN_BRACKETS = /(`[^`]+`) \(the default\)/;

function splitDefault(text: string): Pick<Docstring, "text" | "defaultValue"> {
  const sentence = DEFAULT_SENTENCE.exec(text);
  if (sentence !== null)
    return { text: text.replace(DEFAULT_SENTENCE, "").trim(), defaultValue: oneLine(sentence[1] ?? "") };
  return { text, defaultValue: DEFAULT_IN_BRACKETS.exec(text)?.[1] };
}

export const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();
