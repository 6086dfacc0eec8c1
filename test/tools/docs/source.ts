// Finds the exports of each entry of the package, and prints their types.
import { readFileSync } from "node:fs";
import ts from "typescript";
import { oneLine } from "./docstring.ts";

export interface Entry {
  /** What a program imports, such as `msw-iam/faker`. */
  readonly specifier: string;
  readonly file: ts.SourceFile;
  /** In the order of the source. */
  readonly exports: readonly { readonly name: string; readonly symbol: ts.Symbol }[];
}

export interface Source {
  readonly checker: ts.TypeChecker;
  readonly entries: readonly Entry[];
  /** Whether a symbol is declared in `src/`. */
  isOwn(symbol: ts.Symbol): boolean;
}

export function readSource(root: string): Source {
  const config = ts.parseJsonConfigFileContent(
    ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile).config,
    ts.sys,
    root,
  );
  const manifest = JSON.parse(readFileSync(`${root}package.json`, "utf8"));
  const names = Object.keys(manifest.exports).filter((path) => !path.endsWith(".json"));
  const fileOf = (path: string) => `${root}src/${path === "." ? "index" : path.slice(2)}.ts`;
  const program = ts.createProgram(names.map(fileOf), config.options);
  const checker = program.getTypeChecker();

  const entries = names.map((path): Entry => {
    const file = program.getSourceFile(fileOf(path));
    if (file === undefined) throw new Error(`The entry "${path}" of package.json has no file ${fileOf(path)}.`);
    const module = checker.getSymbolAtLocation(file);
    const exported = module === undefined ? [] : checker.getExportsOfModule(module);
    return {
      specifier: manifest.name + path.slice(1),
      file,
      exports: exported.map((symbol) => ({ name: symbol.name, symbol: resolveAlias(checker, symbol) })),
    };
  });
  const isOwn = (symbol: ts.Symbol) =>
    symbol.declarations?.some((node) => node.getSourceFile().fileName.startsWith(`${root}src/`)) ?? false;
  return { checker, entries, isOwn };
}

const resolveAlias = (checker: ts.TypeChecker, symbol: ts.Symbol) =>
  symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;

/** Returns the interfaces and types of `src/` that a node names, each of them once. Conditional types are left out. */
export function typesNamedIn({ checker, isOwn }: Source, node: ts.Node): readonly ts.Symbol[] {
  const found = new Set<ts.Symbol>();
  const visit = (child: ts.Node): void => {
    if (ts.isBlock(child) || ts.isConditionalTypeNode(child)) return;
    const symbol = ts.isTypeReferenceNode(child) ? checker.getSymbolAtLocation(child.typeName) : undefined;
    const resolved = symbol && resolveAlias(checker, symbol);
    if (resolved && isOwn(resolved) && !(resolved.flags & ts.SymbolFlags.TypeParameter)) found.add(resolved);
    ts.forEachChild(child, visit);
  };
  visit(node);
  return [...found];
}

const printer = ts.createPrinter({ removeComments: true });

/** Prints a node without comments. */
export const print = (node: ts.Node): string =>
  printer.printNode(ts.EmitHint.Unspecified, node, node.getSourceFile()).replaceAll("    ", "  ");

/** Prints a type in one line. A member that is optional needs no `| undefined`. */
export function printType(node: ts.TypeNode, isOptional: boolean): string {
  const text = oneLine(print(node)).replace(/; \}/g, " }");
  return isOptional ? text.replace(/ \| undefined$/, "").replace(/^\((.*=>[^|]*)\)$/, "$1") : text;
}

/** Prints what a caller sees of a function or a method. */
export function printSignature(
  { checker }: Source,
  node: ts.FunctionDeclaration | ts.MethodSignature,
  name: string,
): string {
  const parameters = node.parameters.filter((parameter) => !parameter.type?.getText().endsWith("never[]"));
  const list = parameters.map((parameter) => {
    const isOptional = parameter.questionToken !== undefined || parameter.initializer !== undefined;
    const type = parameter.type === undefined ? "unknown" : printType(parameter.type, isOptional);
    const dots = parameter.dotDotDotToken === undefined ? "" : "...";
    return `${dots}${parameter.name.getText()}${isOptional ? "?" : ""}: ${type}`;
  });
  const signature = checker.getSignatureFromDeclaration(node);
  const returned = node.type
    ? printType(node.type, false)
    : signature &&
      checker.typeToString(checker.getReturnTypeOfSignature(signature), node, ts.TypeFormatFlags.NoTruncation);
  const result = returned?.replace(/import\("[^"]+"\)\./g, "");
  const typeParameters = node.typeParameters ? `<${node.typeParameters.map(print).join(", ")}>` : "";
  const short = `${name}${typeParameters}(${list.join(", ")}): ${result}`;
  if (short.length <= 100) return short;
  return `${name}${typeParameters}(\n${list.map((parameter) => `  ${parameter},\n`).join("")}): ${result}`;
}
