// Does not mutate messages to developers in string and template literals, because tests do not compare them word for word.
// Expressions inside template literals are mutated.

/** The files whose messages are AWS's and reach clients. */
const AWS_WORDS =
  /\bsrc\/(?:(?:errors|validate|services|caller)\.ts$|(?:actions|authentication|protocol|sigv4|wire)\/)/;

const textOf = ({ node }) =>
  node.type === "StringLiteral" ? node.value : node.quasis.map((part) => part.value.raw).join("x");

const isSentence = (path) => /[\p{L},:;.] [\p{L}"$]/u.test(textOf(path));

/** Returns whether a literal belongs to an error that is thrown to the test's author and never reaches a client. */
const isInError = (path) =>
  path.findParent(
    ({ node }) => node.type === "NewExpression" && /Error$/.test(node.callee.name) && node.callee.name !== "IamError",
  ) !== null;

function shouldIgnore(path) {
  if (!path.isStringLiteral() && !path.isTemplateLiteral()) return undefined;
  if (!isSentence(path)) return undefined;
  if (AWS_WORDS.test(path.hub.file.opts.filename) && !isInError(path)) return undefined;
  if (path.isStringLiteral()) return "A sentence to a developer.";
  // Stryker ignores everything inside an ignored node. This hides the template literal so that only its text is ignored.
  path.isTemplateLiteral = () => false;
  return undefined;
}

export const strykerPlugins = [{ kind: "Ignore", name: "developer-messages", value: { shouldIgnore } }];
