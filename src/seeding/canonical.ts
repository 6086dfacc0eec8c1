import { hasPassword, policyNameOf } from "../account/attachment-records.ts";
import type { AccountStore } from "../account/store.ts";
import { parseDate } from "../account/timestamp.ts";
import { formatValue } from "../messages/format-value.ts";
import { membersOfBody } from "./body.ts";
import type { Members } from "./members.ts";
import type { Path } from "./parse.ts";
import { policyText } from "./policy-text.ts";

const USER_ID = /^\w{16,128}$/;

export type Report = (path: Path, text: string) => void;

const dates: ReadonlySet<string> = new Set([
  ...["CreateDate", "UploadDate", "EnableDate", "ExpirationDate"],
  ...["PasswordLastUsed", "PasswordLastChanged", "PasswordNextRotation", "CodeLastUsed"],
]);

/**
 * Converts a validated user, group or root user: dates to AWS's format, policies to text, and an ARN to the path that it contains.
 * Reports contradictions within the fixture and with the account.
 */
export function canonicalOwner(
  store: AccountStore,
  owner: object,
  kind: "user" | "group" | "root",
  report: Report,
): Members {
  const { Arn, GroupList, AccessKeys: _, Users: __, ...rest } = owner as Members;
  const name = (rest.UserName ?? rest.GroupName) as string | undefined;
  const result: Members = {};
  for (const [member, value] of Object.entries(rest))
    if (value !== undefined) result[member] = canonical(store, member, value, [member], name, report);
  // The root user's id in an output is the account id, so that the schema accepts any text.
  if (result.UserId !== undefined && !USER_ID.test(String(result.UserId)))
    report(["UserId"], `is ${formatValue(result.UserId)}; expected 16 to 128 letters, digits or underscores.`);
  if (GroupList !== undefined)
    result.Groups = [...((result.Groups as string[] | undefined) ?? []), ...(GroupList as string[])];
  if (Arn !== undefined && name !== undefined) checkArn(store, String(Arn), kind, name, result, report);
  return result;
}

function canonical(
  store: AccountStore,
  member: string,
  value: unknown,
  path: Path,
  owner: string | undefined,
  report: Report,
): unknown {
  if (dates.has(member)) return parseDate(value);
  if (Array.isArray(value)) {
    return value.map((item, index) =>
      typeof item === "object" && item !== null
        ? canonicalItem(store, member, item, [...path, index], owner, report)
        : item,
    );
  }
  if (typeof value !== "object" || value === null) return value;
  return canonicalItem(store, member, value, path, owner, report);
}

function canonicalItem(
  store: AccountStore,
  list: string,
  item: object,
  path: Path,
  owner: string | undefined,
  report: Report,
): Members {
  const { UserName, ...rest } = item as Members;
  if (typeof UserName === "string" && UserName.toLowerCase() !== owner?.toLowerCase())
    report(
      [...path, "UserName"],
      `is ${formatValue(UserName)}, but the owner is ${owner === undefined ? "the root user" : formatValue(owner)}. Leave it out.`,
    );
  const result: Members = {};
  for (const [member, value] of Object.entries(rest)) {
    if (value === undefined) continue;
    result[member] = dates.has(member) ? parseDate(value) : value;
  }
  if (list === "PermissionsBoundary") result.PermissionsBoundaryType = "Policy";
  if (list === "AttachedManagedPolicies") {
    const name = policyNameOf(String(result.PolicyArn));
    if (result.PolicyName !== undefined && result.PolicyName !== name)
      report(
        [...path, "PolicyName"],
        `is ${formatValue(result.PolicyName)}, but the ARN belongs to the policy ${formatValue(name)}. Leave it out.`,
      );
    result.PolicyName = name;
  }
  if (result.PolicyDocument !== undefined) {
    const text = policyText(result.PolicyDocument as string | object);
    if (text === undefined)
      report(
        [...path, "PolicyDocument"],
        "is not a policy document; expected an object, JSON, or percent-encoded JSON.",
      );
    result.PolicyDocument = text;
  }
  Object.assign(result, membersOfBody(result));
  if (list === "MFADevices") checkSerialNumber(store, String(result.SerialNumber), [...path, "SerialNumber"], report);
  if (list === "ServiceSpecificCredentials") checkCredential(result, path, report);
  return result;
}

/** Depending on the service, a credential has either a user name and a password, or an alias and a secret. */
function checkCredential(credential: Members, path: Path, report: Report): void {
  const service = String(credential.ServiceName).toLowerCase();
  credential.ServiceName = service;
  const others = hasPassword(service)
    ? ["ServiceCredentialAlias", "ServiceCredentialSecret"]
    : ["ServiceUserName", "ServicePassword"];
  for (const member of others)
    if (credential[member] !== undefined)
      report([...path, member], `is not a member of a credential for ${service}. Leave it out.`);
}

/** The ARN of a virtual MFA device. Other serial numbers belong to hardware devices. */
export const VIRTUAL_DEVICE = /^arn:[\w-]+:iam::(\d{12}):mfa\//;

export function checkSerialNumber(store: AccountStore, serialNumber: string, path: Path, report: Report): void {
  const accountId = VIRTUAL_DEVICE.exec(serialNumber)?.[1] ?? store.accountId;
  if (accountId !== store.accountId) report(path, otherAccount(serialNumber, store));
}

const otherAccount = (arn: string, { accountId }: AccountStore) =>
  `is ${formatValue(arn)}, but this account is ${accountId}. Set the option accountId of mockIam(), or seed another mock.`;

/** Checks the account, the name and the path in an ARN. If the owner has no path, adds the one in the ARN. */
function checkArn(store: AccountStore, arn: string, kind: string, name: string, result: Members, report: Report): void {
  const [, accountId, arnKind, path = "", nameInArn = ""] =
    /^arn:[\w-]+:iam::(\d{12}):(\w+)(\/(?:[!-~]{1,510}\/)?)([^/]+)$/.exec(arn) ?? [];
  if (accountId === undefined || arnKind !== kind)
    report(
      ["Arn"],
      `is ${formatValue(arn)}; expected ${formatValue(store.arn(`${kind}${result.Path ?? "/"}${name}`))}.`,
    );
  else if (accountId !== store.accountId) report(["Arn"], otherAccount(arn, store));
  else if (nameInArn.toLowerCase() !== name.toLowerCase())
    report(["Arn"], `is ${formatValue(arn)}, but the name is ${formatValue(name)}. Remove one of the two.`);
  else if (result.Path !== undefined && result.Path !== path)
    report(["Arn"], `is ${formatValue(arn)}, but the path is ${formatValue(result.Path)}. Remove one of the two.`);
  else result.Path = path;
}
