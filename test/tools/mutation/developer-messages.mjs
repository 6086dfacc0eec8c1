// Leaves out sentences to a developer, in string literals and in the text of template literals: tests hold them to their sense,
// not to each letter. What is inserted into them is mutated as any other code is.

/** Where the words are AWS's, and reach clients. */
const AWS_WORDS =
  /\bsrc\/(?:(?:errors|validate|services|caller)\.ts$|(?:actions|authentication|protocol|sigv4|wire)\/)/;

const textOf = ({ node }) =>
  node.type === "StringLiteral" ? node.value : node.quasis.map((part) => part.value.raw).join("x");

const isSentence = (path) => /[\p{L},:;.] [\p{L}"$]/u.test(textOf(path));

/** Whether a client never sees it: an error that is thrown at the test's author. */
const isInError = (path) =>
  path.findParent(
    ({ node }) => node.type === "NewExpression" && /Error$/.test(node.callee.name) && node.callee.name !== "IamError",
  ) !== null;

function shouldIgnore(path) {
  if (!path.isStringLiteral() && !path.isTemplateLiteral()) return undefined;
  if (!isSentence(path)) return undefined;
  if (AWS_WORDS.test(path.hub.file.opts.filename) && !isInError(path)) return undefined;
  if (path.isStringLiteral()) return "A sentence to a developer.";
  // Stryker ignores whatever is inside an ignored node. To have only the text left alone, the literal passes for none.
  path.isTemplateLiteral = () => false;
  return undefined;
}

export const strykerPlugins = [{ kind: "Ignore", name: "developer-messages", value: { shouldIgnore } }];
