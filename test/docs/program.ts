// Completes a block, so that it is a module that runs in Vitest. No line moves: line 12 of the page is line 12 of the module.
import ts from "typescript";
import type { Block } from "./blocks.ts";

export interface Program {
  readonly source: string;
  /** `module`: it has no tests. `tests`: it has some. `node:test`: it runs in a process of its own. */
  readonly kind: "module" | "tests" | "node:test";
}

/** What a block can use without importing it, by the module that has it. */
export type Scope = ReadonlyMap<string, string>;

const RUNNER = ["test", "it", "describe", "beforeAll", "beforeEach", "afterEach", "afterAll"];
const GIVEN = ["iam", "server", "client"];

export function completeProgram({ line, code, setUp }: Block, scope: Scope): Program {
  const file = ts.createSourceFile("block.ts", code, ts.ScriptTarget.Latest, true);
  const imported = file.statements.filter(ts.isImportDeclaration);
  const isModule = file.statements.some((node) => ts.isExportAssignment(node) || hasExport(node));
  const modules = imported.map(({ moduleSpecifier }) => moduleSpecifier.getText().slice(1, -1));
  if (modules.includes("node:test")) return { source: atLine(line, "", code), kind: "node:test" };

  const declared = namesDeclared(file);
  const isFree = (name: string) => used.has(name) && !declared.has(name);
  const used = namesUsed(file, ts.createSourceFile("set-up.ts", setUp, ts.ScriptTarget.Latest, true));
  const hasTests = file.statements.some((node) => RUNNER.includes(calledFirst(node) ?? ""));
  const isScript = !hasTests && !isModule && !/\btest\b.*iamTest\(/.test(code);
  const given = GIVEN.filter(isFree);
  // A mock that the block creates without a server must respond, too.
  const registersMocks = isScript && isFree("mockIam") && !declared.has("server");

  const auto = [...scope].filter(([name]) => isFree(name) && !(registersMocks && name === "mockIam"));
  const imports = auto.map(([name, module]) => `import { ${name} } from ${JSON.stringify(module)};`);
  const preamble = given.length > 0 || registersMocks ? [preambleOf(given, registersMocks)] : [];
  if (!isScript && !hasTests)
    return { source: atLine(line, [...imports, ...preamble, setUp].join(" "), code), kind: "module" };
  const runner = 'import { test as $test } from "vitest";';
  if (hasTests) {
    const onlyHooks = !file.statements.some((node) => /^(?:test|it|describe)$/.test(calledFirst(node) ?? ""));
    const tested = onlyHooks ? `${code}\n$test("runs", () => {});` : code;
    return { source: atLine(line, [...imports, runner, ...preamble, setUp].join(" "), tested), kind: "tests" };
  }
  const bodyStart = imported.at(-1)?.end ?? 0;
  const body = `${code.slice(0, bodyStart)} $test("runs", async () => { ${oneLine(setUp)} ${code.slice(bodyStart)}\n});`;
  return { source: atLine(line, [...imports, runner, ...preamble].join(" "), body), kind: "tests" };
}

/** A server with a mock. MSW 3 reads the first option of `listen`, and MSW 2 the second. */
function preambleOf(given: readonly string[], registersMocks: boolean): string {
  const values = { iam: "$iam", server: "$server", client: "new $IAMClient($iam.clientConfig())" };
  return [
    'import { IAMClient as $IAMClient } from "@aws-sdk/client-iam"; import { setupServer as $setupServer } from "msw/node";',
    'import { mockIam as $mockIam } from "msw-iam";',
    'import { beforeAll as $beforeAll, beforeEach as $beforeEach, afterEach as $afterEach, afterAll as $afterAll } from "vitest";',
    "const $iam = $mockIam(); const $server = $setupServer();",
    '$beforeAll(() => $server.listen({ onUnhandledFrame: "error" })); $afterAll(() => $server.close());',
    "$beforeEach(() => $server.use(...$iam.handlers)); $afterEach(() => { $server.resetHandlers(); $iam.reset(); });",
    ...given.map((name) => `const ${name} = ${Reflect.get(values, name)};`),
    registersMocks
      ? "const mockIam: typeof $mockIam = (options) => { const mock = $mockIam(options); $server.use(...mock.handlers); return mock; };"
      : "",
  ].join(" ");
}

const oneLine = (text: string) => text.replace(/\s*\n\s*/g, " ");

/** Places the first line of a block where it is on its page. */
const atLine = (line: number, preamble: string, code: string) => `${oneLine(preamble)}${"\n".repeat(line)}${code}\n`;

const hasExport = (node: ts.Statement) =>
  ts.isExportDeclaration(node) ||
  (ts.canHaveModifiers(node) && node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword));

/** Returns `test` for a statement such as `test.concurrent("…", …);`. */
function calledFirst(node: ts.Node): string | undefined {
  if (ts.isIdentifier(node)) return node.text;
  if (ts.isExpressionStatement(node) || ts.isCallExpression(node) || ts.isPropertyAccessExpression(node))
    return calledFirst(node.expression);
  return undefined;
}

/** Returns the names that a block imports or declares at its top. */
function namesDeclared(file: ts.SourceFile): ReadonlySet<string> {
  const names = new Set<string>();
  const add = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) names.add(node.text);
    else if (ts.isBindingElement(node)) add(node.name);
    else if (ts.isVariableDeclaration(node)) add(node.name);
    else if (ts.isImportSpecifier(node) || ts.isNamespaceImport(node)) add(node.name);
    else if (ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node)) node.name && add(node.name);
    else if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) add(node.name);
    else if (!ts.isExpressionStatement(node) && !ts.isBlock(node)) ts.forEachChild(node, add);
  };
  ts.forEachChild(file, add);
  return names;
}

/** Returns the identifiers in the files that are not members of an object. */
function namesUsed(...files: readonly ts.SourceFile[]): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && !isMemberName(node)) names.add(node.text);
    ts.forEachChild(node, visit);
  };
  files.forEach(visit);
  return names;
}

const isMemberName = (node: ts.Identifier): boolean =>
  (ts.isPropertyAccessExpression(node.parent) && node.parent.name === node) ||
  (ts.isPropertyAssignment(node.parent) && node.parent.name === node);
