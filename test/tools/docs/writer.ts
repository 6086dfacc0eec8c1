// Writes the parts of a page: code, docstrings and links.
import type ts from "typescript";
import { docstringOf } from "./docstring.ts";
import { type Source, typesNamedIn } from "./source.ts";

export const paragraphs = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== "").join("\n\n");

export interface Writer {
  code(text: string): string;
  /** The docstring of a declaration, with its errors and its example. */
  docstring(node: ts.Node): string;
  /** Links to the types that a declaration names. */
  seeAlso(node: ts.Node): string;
  /** Replaces the names of types by those that the package exports. */
  rename(text: string): string;
  /** Replaces the type parameters of an interface that another one extends. */
  withTypeArguments(member: ts.Node, text: string): string;
  /** Reports what is wrong in the source. */
  problem(node: ts.Node | undefined, text: string): void;
}

export interface Target {
  readonly name: string;
  readonly link: string;
}

export function createWriter(
  source: Source,
  /** Finds where a type is described, if not in the section that is being written. */
  targetOf: (symbol: ts.Symbol) => Target | undefined,
  typeArguments: ReadonlyMap<ts.Node | undefined, ReadonlyMap<string, string>>,
  problems: Set<string>,
): Writer {
  const replaceWords = (text: string, wordFor: (word: string) => string | undefined) =>
    text.replace(/"[^"]*"|[\w$]+/g, (word) => wordFor(word) ?? word);

  const writer: Writer = {
    code: (text) => `\`\`\`ts\n${writer.rename(text)}\n\`\`\``,
    docstring(node) {
      const docstring = docstringOf(node);
      if (docstring === undefined) return "";
      const { text, defaultValue, throws, examples } = docstring;
      const withDefault = defaultValue === undefined ? text : `${text} Default: ${defaultValue}.`;
      const errors = throws.map((error) => `Throws ${error.replace(/^\{(\w+)\} If/, "a `$1` if")}`);
      return paragraphs(withDefault, ...errors, ...examples.map(writer.code));
    },
    seeAlso(node) {
      const links = typesNamedIn(source, node).flatMap((symbol) => targetOf(symbol) ?? []);
      return links.length === 0 ? "" : `See ${links.map(({ name, link }) => `[${name}](${link})`).join(", ")}.`;
    },
    rename(text) {
      return replaceWords(text, (word) => publicNames.get(word));
    },
    withTypeArguments(member, text) {
      const replacements = typeArguments.get(member.parent);
      return replacements === undefined ? text : replaceWords(text, (word) => replacements.get(word));
    },
    problem(node, text) {
      const { fileName } = node?.getSourceFile() ?? { fileName: "" };
      problems.add(`${fileName.replace(/^.*\/src\//, "src/")}: ${text}.`);
    },
  };
  const publicNames = publicNamesOf(source);
  return writer;
}

/** The main entry exports some types by shorter names. */
function publicNamesOf({ entries }: Source): ReadonlyMap<string, string> {
  const [main] = entries;
  return new Map(main?.exports.map(({ name, symbol }) => [symbol.name, name] as const));
}
