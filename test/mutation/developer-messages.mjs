// Where the words are AWS's, and reach clients.
const AWS_WORDS = /src\/(errors|validate|services)\.ts$|src\/(actions|sigv4|wire)\//;

const isError = ({ node }) =>
  node.type === "NewExpression" && /Error$/.test(node.callee.name) && node.callee.name !== "IamError";

const textOf = ({ node }) =>
  node.type === "StringLiteral" ? node.value : node.quasis.map((part) => part.value.raw).join("x");

/** Leaves out sentences to the test's author: tests hold them to their sense, not to each letter. */
function shouldIgnore(path) {
  if (!path.isStringLiteral() && !path.isTemplateLiteral()) return undefined;
  const isSentence = /[\p{L},:;.] [\p{L}"$]/u.test(textOf(path)) && !AWS_WORDS.test(path.hub.file.opts.filename);
  return isSentence || path.findParent(isError) !== null ? "A message to a developer." : undefined;
}

export const strykerPlugins = [{ kind: "Ignore", name: "developer-messages", value: { shouldIgnore } }];
