// Checks the syntax of an identity policy, in the order of AWS's checks. It does not evaluate the policy.

interface Statement {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Action?: string | readonly string[];
  readonly NotAction?: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly NotResource?: string | readonly string[];
  readonly Condition?: { readonly [operator: string]: { readonly [key: string]: unknown } };
  readonly Principal?: unknown;
  readonly NotPrincipal?: unknown;
}

interface Policy {
  readonly Version: unknown;
  readonly statements: readonly Statement[];
}

const SYNTAX = "Syntax errors in policy.";
const LEGACY = "The policy failed legacy parsing";

/** Returns AWS's message for a policy that AWS refuses, or `undefined`. `partition` is the partition of the account. */
export function problemOfPolicy(document: string, partition: string): string | undefined {
  const policy = parsePolicy(document);
  if (policy === undefined) return SYNTAX;
  const { Version, statements } = policy;
  if (statements.some(({ Principal, NotPrincipal }) => Principal !== undefined || NotPrincipal !== undefined))
    return "Policy document should not specify a principal.";
  if (Version !== "2012-10-17") return "Policy document must be version 2012-10-17 or greater.";
  if (!statements.every(passesLegacyParser)) return LEGACY;
  const resources = statements.flatMap(({ Resource, NotResource }) => listOf(Resource ?? NotResource));
  const resourceProblem = firstOf(resources, (resource) => problemOfResource(resource, partition));
  if (resourceProblem === undefined && !resources.every(resourcePassesLegacyParser)) return LEGACY;
  const sids = statements.flatMap(({ Sid }) => Sid || []);
  if (new Set(sids).size < sids.length) return "Statement IDs (SID) in a single policy must be unique.";
  const actionsOf = ({ Action, NotAction }: Statement) => listOf(Action ?? NotAction);
  if (statements.some((statement) => actionsOf(statement).length === 0))
    return "Policy statement must contain actions.";
  if (statements.some(({ Resource, NotResource }) => listOf(Resource ?? NotResource).length === 0))
    return "Policy statement must contain resources.";
  return resourceProblem ?? firstOf(statements.flatMap(actionsOf), problemOfAction);
}

function parsePolicy(document: string): Policy | undefined {
  let policy: unknown;
  try {
    policy = JSON.parse(document);
  } catch {
    return undefined;
  }
  if (!isObject(policy) || !hasOnly(policy, ["Version", "Id", "Statement"])) return undefined;
  const { Version, Id, Statement } = policy;
  const statements: readonly unknown[] = Array.isArray(Statement) ? Statement : [Statement];
  const isValid =
    [undefined, "2008-10-17", "2012-10-17"].includes(Version as string | undefined) &&
    isOptionalText(Id) &&
    statements.length > 0 &&
    statements.every(isStatement);
  return isValid ? { Version, statements: statements as readonly Statement[] } : undefined;
}

const LISTS = ["Action", "NotAction", "Resource", "NotResource"];
const ELEMENTS = ["Sid", "Effect", "Condition", "Principal", "NotPrincipal", ...LISTS];

function isStatement(statement: unknown): boolean {
  if (!isObject(statement) || !hasOnly(statement, ELEMENTS)) return false;
  const { Sid, Effect, Condition = {} } = statement;
  return (
    isOptionalText(Sid) &&
    typeof Effect === "string" &&
    /^(?:allow|deny)$/i.test(Effect) &&
    !("Action" in statement && "NotAction" in statement) &&
    !("Resource" in statement && "NotResource" in statement) &&
    LISTS.every((name) => !(name in statement) || isTextOrTexts(statement[name])) &&
    isObject(Condition) &&
    Object.entries(Condition).every(([operator, keys]) => isCondition(operator, keys))
  );
}

const OPERATOR =
  /^(?:ForAnyValue:|ForAllValues:)?(?:String(?:Not)?(?:Equals(?:IgnoreCase)?|Like)|(?:Numeric|Date)(?:(?:Not)?Equals|(?:Less|Greater)Than(?:Equals)?)|Arn(?:Not)?(?:Equals|Like)|(?:Not)?IpAddress|Bool|BinaryEquals|Null)(?:IfExists)?$/;

/** AWS accepts an unknown operator if it has no keys. */
function isCondition(operator: string, keys: unknown): boolean {
  if (!isObject(keys)) return false;
  const values = Object.values(keys);
  return (values.length === 0 || OPERATOR.test(operator)) && values.every(isConditionValue);
}

const isConditionValue = (value: unknown): boolean => (Array.isArray(value) ? value.every(isScalar) : isScalar(value));
const isScalar = (value: unknown) => ["string", "number", "boolean"].includes(typeof value);

/** Whether AWS's older parser accepts a statement. It checks the case of the effect, and the format of dates. */
function passesLegacyParser({ Effect, Condition = {} }: Statement): boolean {
  if (Effect !== "Allow" && Effect !== "Deny") return false;
  const dates = Object.entries(Condition).filter(([operator]) => /^(?:\w+:)?Date/.test(operator));
  return dates.flatMap(([, keys]) => Object.values(keys).flat()).every((value) => isDate(String(value)));
}

const ISO_8601 =
  /^-?\d+(?:-(?:0?[1-9]|1[0-2])(?:-(?:0?[1-9]|[12]\d|3[01]))?)?(?:t(?:(?:[01]?\d|2[0-3])(?::[0-5]?\d(?::[0-5]?\d(?:\.\d{1,9})?)?)?(?:z|[+-](?:[01]\d|2[0-3])(?::[0-5]\d)?)?)?)?$/i;
const MAX_EPOCH = 2n ** 63n - 1n;

const isDate = (value: string) =>
  /[-t]/i.test(value) ? ISO_8601.test(value) : /^\d+$/.test(value) && BigInt(value) <= MAX_EPOCH;

function problemOfResource(resource: string, accountPartition: string): string | undefined {
  if (resource === "*") return undefined;
  const [, partition, ...rest] = resource.split(":");
  if (partition === undefined) return `Resource ${resource} must be in ARN format or "*".`;
  if (partition !== accountPartition && !/[*?]/.test(partition)) {
    const full = [...rest, ..."****".slice(rest.length)].join(":");
    return `Partition "${partition}" is not valid for resource "arn:${partition}:${full}".`;
  }
  const [vendor, region = "", , ...path] = rest;
  if (vendor === undefined || /[*?]/.test(vendor))
    return "Resource vendor must be fully qualified and cannot contain regexes.";
  if (vendor === "iam") return problemOfIamResource(resource, region, path.join(":"));
  if (vendor === "s3" && region !== "" && !REGIONAL_S3_PATH.test(path.join(":")))
    return `Resource ${resource} can not contain region information.`;
  return undefined;
}

/** The S3 resources that have a region, according to the service authorization reference. A wildcard can match any of them. */
const REGIONAL_S3_PATH =
  /^(?:accesspoint|access-grants|async-request|job|storage-lens|storage-lens-group)\/|^[^/]*[*?]/;

const IAM_PATHS = [
  ...["user/", "federated-user/", "role/", "group/", "instance-profile/", "mfa/", "server-certificate/", "policy/"],
  ...["sms-mfa/", "saml-provider/", "oidc-provider/", "report/", "access-report/"],
];

function problemOfIamResource(resource: string, region: string, path: string): string | undefined {
  if (region !== "") return `IAM resource ${resource} cannot contain region information.`;
  if (["", "*", "root"].includes(path) || IAM_PATHS.some((start) => path.startsWith(start))) return undefined;
  return `IAM resource path must either be "*", root, or start with ${IAM_PATHS.join(", ")}.`;
}

/** Whether AWS's older parser accepts a resource. It requires a vendor. If any part is empty, it requires all parts. */
function resourcePassesLegacyParser(resource: string): boolean {
  const parts = resource.split(":");
  return resource === "*" || (parts[2] !== "" && (parts.length > 5 || !resource.includes("::")));
}

function problemOfAction(action: string): string | undefined {
  if (action === "*") return undefined;
  const [vendor, ...names] = action.split(":") as [string, ...string[]];
  if (names.length === 0) return "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.";
  if (names.length > 1) return "Actions/Condition can contain only one colon.";
  return vendor === "*" || /^[a-z\d.-]*$/i.test(vendor) ? undefined : `Vendor ${vendor} is not valid`;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isText = (value: unknown) => typeof value === "string";
const isOptionalText = (value: unknown) => value === undefined || isText(value);
const isTextOrTexts = (value: unknown) => (Array.isArray(value) ? value.every(isText) : isText(value));
const hasOnly = (object: object, names: readonly string[]) => Object.keys(object).every((name) => names.includes(name));
const listOf = (value: string | readonly string[] = []): readonly string[] =>
  typeof value === "string" ? [value] : value;

function firstOf(items: readonly string[], problemOf: (item: string) => string | undefined): string | undefined {
  for (const item of items) {
    const problem = problemOf(item);
    if (problem !== undefined) return problem;
  }
  return undefined;
}
