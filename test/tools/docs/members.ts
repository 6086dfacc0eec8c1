// Writes the members of an interface or of an object type: properties as a table, and methods as sections.
import ts from "typescript";
import { docstringOf, oneLine } from "./docstring.ts";
import { printSignature, printType, type Source } from "./source.ts";
import { paragraphs, type Writer } from "./writer.ts";

interface Member {
  readonly name: string;
  readonly declarations: readonly (ts.PropertySignature | ts.MethodSignature)[];
}

const isMember = (node: ts.Node): node is Member["declarations"][number] =>
  ts.isPropertySignature(node) || ts.isMethodSignature(node);

/** Returns the members of a type, its own first and then those that it inherits. */
export function membersOf({ checker, isOwn }: Source, symbol: ts.Symbol): readonly Member[] {
  const type = checker.getDeclaredTypeOfSymbol(symbol);
  const isObject = type.isIntersection() || (type.flags & ts.TypeFlags.Object) !== 0;
  if (!isObject || checker.isArrayLikeType(type) || type.getCallSignatures().length > 0) return [];
  const isFrom = (node: ts.Node) => symbol.declarations?.some((own) => own === node.parent) ?? false;
  const members = checker.getPropertiesOfType(type).filter(isOwn);
  return members
    .map((member) => ({
      name: member.declarations?.map(ts.getNameOfDeclaration).at(0)?.getText() ?? member.name,
      declarations: (member.declarations ?? []).filter(isMember),
    }))
    .filter(({ declarations }) => declarations.length > 0)
    .sort((a, b) => Number(b.declarations.some(isFrom)) - Number(a.declarations.some(isFrom)));
}

export function writeMembers(
  writer: Writer,
  source: Source,
  heading: string,
  owner: string,
  members: readonly Member[],
): string {
  const properties: ts.PropertySignature[] = [];
  const methods: string[] = [];
  for (const { name, declarations } of members) {
    if (declarations.every((node) => docstringOf(node) === undefined))
      writer.problem(declarations[0], `${owner}.${name} has no docstring`);
    const signatures = declarations.filter(ts.isMethodSignature);
    if (signatures.length > 0)
      methods.push(
        paragraphs(`${heading} ${methodHeading(owner, name)}`, ...writeMethod(writer, source, name, signatures)),
      );
    properties.push(...declarations.filter(ts.isPropertySignature));
  }
  return paragraphs(writeTable(writer, owner, properties), ...methods);
}

const methodHeading = (owner: string, name: string) =>
  /^\w/.test(name) ? `${owner}.${name}()` : `\`${owner}${name}()\``;

function writeMethod(writer: Writer, source: Source, name: string, overloads: readonly ts.MethodSignature[]) {
  return overloads.map((node) => {
    const signature = writer.code(writer.withTypeArguments(node, printSignature(source, node, name)));
    return paragraphs(signature, writer.docstring(node), writer.seeAlso(node));
  });
}

function writeTable(writer: Writer, owner: string, properties: readonly ts.PropertySignature[]): string {
  if (properties.length === 0) return "";
  const rows = properties.map((node) => {
    const isOptional = node.questionToken !== undefined;
    const docstring = docstringOf(node);
    const name = node.name.getText();
    if (owner.endsWith("Options") && isOptional && docstring !== undefined && docstring.defaultValue === undefined)
      writer.problem(node, `the docstring of ${owner}.${name} does not say the default; write "Default: …."`);
    const type = node.type === undefined ? "unknown" : writer.rename(printType(node.type, isOptional));
    return {
      name: `\`${name}${isOptional ? "?" : ""}\``,
      type: `\`${type}\``,
      defaultValue: asCode(docstring?.defaultValue ?? ""),
      text: oneLine(`${docstring?.text ?? ""} ${writer.seeAlso(node)}`),
    };
  });
  const hasDefaults = rows.some(({ defaultValue }) => defaultValue !== "");
  const cells = rows.map(({ name, type, defaultValue, text }) => [
    name,
    type,
    ...(hasDefaults ? [defaultValue] : []),
    text,
  ]);
  const head = ["member", "type", ...(hasDefaults ? ["default"] : []), ""];
  return [head, head.map(() => "---"), ...cells].map(row).join("\n");
}

const row = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;

/** A value that a docstring has without backticks is code. */
const asCode = (value: string) => (/^(?:-?[\d.,]+|"[^"]*"|true|false|null)$/.test(value) ? `\`${value}\`` : value);
