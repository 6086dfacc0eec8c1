// Writes one page for each entry of the package, and a contents list.
import ts from "typescript";
import { docstringOf } from "./docstring.ts";
import { membersOf, writeMembers } from "./members.ts";
import { type Entry, print, printSignature, readSource, type Source, typesNamedIn } from "./source.ts";
import { createWriter, paragraphs, type Target, type Writer } from "./writer.ts";

const NOTE = "<!-- `npm run docs` writes this page from the docstrings of the source. -->";
const WIDTH = 110;

export interface ApiPages {
  /** Each page by its file name. */
  readonly pages: ReadonlyMap<string, string>;
  /** What the source does not say. */
  readonly problems: readonly string[];
}

export function apiPages(root: string): ApiPages {
  const source = readSource(root);
  const problems = new Set<string>();
  const pages = new Map(source.entries.map((entry) => [fileOf(entry), writePage(source, entry, problems)]));
  pages.set("README.md", writeContents(source));
  return { pages, problems: [...problems].sort() };
}

const fileOf = ({ specifier }: Entry) => `${specifier.replace("msw-iam/", "")}.md`;

/** GitHub's anchors ignore case. The second heading of the same name gets a number. */
const anchorOf = (name: string, all: readonly string[]) => {
  const same = all.filter((other) => other.toLowerCase() === name.toLowerCase());
  const index = same.indexOf(name);
  return `#${name.toLowerCase()}${index > 0 ? `-${index}` : ""}`;
};

function writePage(source: Source, entry: Entry, problems: Set<string>): string {
  const own = new Map(inReadingOrder(source, entry).map(({ name, symbol }) => [symbol, name]));
  const names = [...own.values()];
  const [main] = source.entries;
  const elsewhere = main === undefined || main === entry ? new Map<ts.Symbol, string>() : describedBy(source, main);
  const mainNames = [...elsewhere.values()];
  const others = unexportedTypes(source, [...own.keys()], elsewhere);

  let current: ts.Symbol | undefined;
  const targetOf = (symbol: ts.Symbol): Target | undefined => {
    if (symbol === current) return undefined;
    const name = own.get(symbol) ?? (others.has(symbol) ? symbol.name : undefined);
    if (name !== undefined) return { name, link: anchorOf(name, names) };
    const exported = elsewhere.get(symbol);
    return exported === undefined ? undefined : { name: exported, link: `msw-iam.md${anchorOf(exported, mainNames)}` };
  };
  const writer = createWriter(source, targetOf, typeArgumentsIn(source), problems);
  const write = (heading: string, name: string, symbol: ts.Symbol) => {
    current = symbol;
    return writeSymbol(writer, source, heading, name, symbol);
  };

  const contents = names.map((name) => `[${name}](${anchorOf(name, names)})`).join(" · ");
  const sections = [...own].map(([symbol, name]) => write("##", name, symbol));
  const internal = [...others].map((symbol) => write("###", symbol.name, symbol));
  const rest = internal.length === 0 ? [] : ["## Other types", "The package does not export these types.", ...internal];
  return `${paragraphs(NOTE, `# ${entry.specifier}`, introduction(source, entry, problems), contents, ...sections, ...rest)}\n`;
}

/** Returns the types that the page of an entry describes, with their headings. */
function describedBy(source: Source, entry: Entry): ReadonlyMap<ts.Symbol, string> {
  const exported = inReadingOrder(source, entry).map(({ name, symbol }) => [symbol, name] as const);
  const others = unexportedTypes(
    source,
    exported.map(([symbol]) => symbol),
    new Map(),
  );
  return new Map([...exported, ...[...others].map((symbol) => [symbol, symbol.name] as const)]);
}

/** Functions come first, then the types with members in the order in which the functions need them, and then the others. */
function inReadingOrder(source: Source, { exports }: Entry): Entry["exports"] {
  const isValue = ({ symbol }: Entry["exports"][number]) => (symbol.flags & ts.SymbolFlags.Value) !== 0;
  const values = exports.filter(isValue);
  const reached = new Set(values.map(({ symbol }) => symbol));
  // A set can grow while it is read.
  for (const symbol of reached)
    for (const declaration of declarationsOf(source, symbol))
      for (const named of typesNamedIn(source, declaration)) reached.add(named);
  const order = [...reached];
  const rank = (symbol: ts.Symbol) =>
    (membersOf(source, symbol).length > 0 ? 0 : 10_000) + (order.indexOf(symbol) + 1 || 1_000);
  const types = exports.filter((item) => !isValue(item)).sort((a, b) => rank(a.symbol) - rank(b.symbol));
  return [...values, ...types];
}

const declarationsOf = (source: Source, symbol: ts.Symbol): readonly ts.Node[] => [
  ...(symbol.declarations ?? []),
  ...membersOf(source, symbol).flatMap((member) => member.declarations),
];

/** The docstring with the tag `@module`, at the top of an entry's file. */
function introduction(source: Source, { file, specifier }: Entry, problems: Set<string>): string {
  const [first] = file.statements;
  const comment = first && ts.getJSDocCommentsAndTags(first).find((node) => ts.isJSDoc(node) && hasModuleTag(node));
  if (comment === undefined || !ts.isJSDoc(comment)) {
    problems.add(`src: the file of "${specifier}" does not begin with a docstring that has the tag @module.`);
    return "";
  }
  const examples = (comment.tags ?? []).filter(({ tagName }) => tagName.text === "example");
  const code = examples.map(
    ({ comment: text }) => `\`\`\`ts\n${(ts.getTextOfJSDocComment(text) ?? "").trim()}\n\`\`\``,
  );
  const isEmpty = source.checker.getSymbolAtLocation(file) === undefined;
  return paragraphs(
    ts.getTextOfJSDocComment(comment.comment),
    ...code,
    isEmpty ? "See [IamMatchers](matchers.md#iammatchers)." : "",
  );
}

const hasModuleTag = (node: ts.JSDoc) => node.tags?.some(({ tagName }) => tagName.text === "module") ?? false;

/** Returns the types of `src/` that these name, directly or through others, and that no entry exports. */
function unexportedTypes(
  source: Source,
  exported: readonly ts.Symbol[],
  elsewhere: ReadonlyMap<ts.Symbol, string>,
): ReadonlySet<ts.Symbol> {
  const found = new Set<ts.Symbol>();
  const visit = (symbol: ts.Symbol) => {
    for (const named of declarationsOf(source, symbol).flatMap((node) => typesNamedIn(source, node)))
      if (!exported.includes(named) && !elsewhere.has(named) && !found.has(named)) {
        found.add(named);
        visit(named);
      }
  };
  exported.forEach(visit);
  return found;
}

/** The type arguments that an interface passes to the one that it extends, by the declaration of the latter. */
function typeArgumentsIn({ checker, entries }: Source): ReadonlyMap<ts.Node | undefined, ReadonlyMap<string, string>> {
  const found = new Map<ts.Node | undefined, ReadonlyMap<string, string>>();
  const declarations = entries.flatMap((entry) => entry.exports.flatMap(({ symbol }) => symbol.declarations ?? []));
  for (const extended of declarations.filter(ts.isInterfaceDeclaration).flatMap(extendedBy)) {
    const type = checker.getTypeAtLocation(extended.expression);
    for (const declaration of type.symbol?.declarations?.filter(ts.isInterfaceDeclaration) ?? []) {
      const names = declaration.typeParameters?.map(({ name }) => name.text) ?? [];
      const texts = extended.typeArguments?.map(print) ?? [];
      found.set(declaration, new Map(names.map((name, index) => [name, texts[index] ?? name])));
    }
  }
  return found;
}

const extendedBy = (node: ts.InterfaceDeclaration) => node.heritageClauses?.flatMap(({ types }) => types) ?? [];

function writeSymbol(writer: Writer, source: Source, heading: string, name: string, symbol: ts.Symbol): string {
  const declaration = symbol.declarations?.[0];
  if (declaration === undefined) throw new Error(`${name} has no declaration.`);
  const documented = ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;
  if (heading === "##" && docstringOf(documented) === undefined)
    writer.problem(declaration, `${name} has no docstring`);
  const members = ts.isFunctionDeclaration(declaration) ? [] : membersOf(source, symbol);
  const code = members.length > 0 ? "" : writer.code(definitionOf(source, declaration, name));
  const seeAlso = members.length > 0 ? "" : writer.seeAlso(declaration);
  return paragraphs(
    `${heading} ${name}`,
    code,
    writer.docstring(documented),
    seeAlso,
    writeMembers(writer, source, `${heading}#`, name, members),
  );
}

function definitionOf(source: Source, declaration: ts.Declaration, name: string): string {
  if (ts.isFunctionDeclaration(declaration)) return printSignature(source, declaration, name);
  if (ts.isVariableDeclaration(declaration)) return `const ${name}: ${declaration.type ? print(declaration.type) : ""}`;
  if (ts.isTypeAliasDeclaration(declaration)) {
    const names = literalsOf(source.checker.getTypeAtLocation(declaration));
    const parameters = declaration.typeParameters ? `<${declaration.typeParameters.map(print).join(", ")}>` : "";
    return `type ${name}${parameters} =${names === undefined ? ` ${print(declaration.type)}` : union(names)}`;
  }
  return print(declaration).replace(/^export /, "");
}

/** Returns the members of a union of strings, or `undefined` for any other type. */
function literalsOf(type: ts.Type): readonly string[] | undefined {
  if (!type.isUnion() || !type.types.every((member) => member.isStringLiteral())) return undefined;
  return type.types.map((member) => (member.isStringLiteral() ? JSON.stringify(member.value) : ""));
}

/** Writes a union, with as many members in a line as fit. */
function union(members: readonly string[]): string {
  const lines: string[] = [];
  for (const member of members) {
    const line = lines.at(-1);
    if (line === undefined || `${line} | ${member}`.length > WIDTH) lines.push(`  | ${member}`);
    else lines[lines.length - 1] = `${line} | ${member}`;
  }
  return lines.length === 1 ? ` ${members.join(" | ")}` : `\n${lines.join("\n")}`;
}

function writeContents(source: Source): string {
  const rows = source.entries.map((entry) => {
    const names = inReadingOrder(source, entry).map(({ name }) => name);
    const links = names.map((name) => `[${name}](${fileOf(entry)}${anchorOf(name, names)})`);
    const title = `## [${entry.specifier}](${fileOf(entry)})`;
    return paragraphs(title, links.join(" · ") || "It registers the matchers, and exports nothing.");
  });
  return `${paragraphs(NOTE, "# API reference", ...rows)}\n`;
}
