import type { VirtualMfaDeviceFixture } from "./attachment-types.ts";
import { parseReport, reportsIn } from "./credential-report.ts";
import { findNotKept } from "./not-kept.ts";
import { addUserOrRoot, at, type Described, describeOwners } from "./outputs.ts";
import type { RootUserFixture, TemporaryCredentialFixture, UserFixture } from "./owner-types.ts";
import { describePath, type Path, validateSchema } from "./parse.ts";
import type { Located, Part, PlacedIssue, ReportedOwner } from "./part.ts";
import type { AccountFixture } from "./types.ts";

/** Validates a fixture, and converts any output of the AWS CLI or the SDKs in it. */
export function partsOf(source: unknown, fixtureIndex: number): Part[] {
  const { fixture, issues } = validateSchema(source, fixtureIndex);
  const described = describeOwners(fixture);
  const settings = settingsIn(fixture, described);
  const parts: Part[] = [
    {
      ...emptyPart(fixtureIndex),
      accountIds: accountIdsIn(fixture),
      users: described.users,
      groups: described.groups,
      roots: described.roots,
      issues: [
        ...issues.map(({ path, text }) => ({ place: describePath(path), text })),
        ...described.issues,
        ...withoutPartner(source, fixture),
      ],
      warnings: findNotKept(fixture),
      settings,
      temporaryCredentials: credentialsIn(fixture),
      formerIds: { value: fixture, place: at() },
      lastUse: fixture.AccessKeyLastUsed === undefined ? undefined : { value: fixture, place: at() },
    },
  ];
  for (const { member, csv } of reportsIn(fixture)) parts.push(readReport(csv, fixtureIndex, member));
  return parts;
}

const emptyPart = (fixtureIndex: number): Part => ({
  fixtureIndex,
  ...{
    issues: [],
    warnings: [],
    accountIds: [],
    users: [],
    groups: [],
    roots: [],
    settings: [],
    temporaryCredentials: [],
  },
  formerIds: { value: {}, place: at() },
  lastUse: undefined,
  reported: [],
});

function accountIdsIn({ AccountId, Account, User }: AccountFixture): Located<string>[] {
  const ids: Located<string>[] = [];
  if (AccountId !== undefined) ids.push({ value: AccountId, place: at("AccountId") });
  if (Account !== undefined) ids.push({ value: Account, place: at("Account") });
  // The id of the root user is the account id.
  if (User?.UserId !== undefined && User.UserName === undefined)
    ids.push({ value: User.UserId, place: at("User", "UserId") });
  return ids;
}

/** Returns what the fixture says about the account itself, and adds the assigned MFA devices to `described`. */
function settingsIn(fixture: AccountFixture, described: Described): Part["settings"] {
  const { AccountAliases, PasswordPolicy, VirtualMFADevices = [], VirtualMFADevice } = fixture;
  const settings: Part["settings"][number][] = [];
  if (AccountAliases !== undefined || PasswordPolicy !== undefined)
    settings.push({ value: { AccountAliases, PasswordPolicy }, place: at() });
  const devices = VirtualMFADevices.map((value, index) => ({ value, place: at("VirtualMFADevices", index) }));
  if (VirtualMFADevice !== undefined) devices.push({ value: VirtualMFADevice, place: at("VirtualMFADevice") });
  for (const device of devices) {
    const { User, EnableDate, QRCodePNG: _, Tags: __, ...value } = device.value;
    if (User !== undefined) addDevice(device, described);
    else settings.push({ value: { VirtualMFADevices: [value] }, place: ([, , ...rest]) => device.place(rest) });
    if (User === undefined && EnableDate !== undefined)
      described.issues.push({
        place: device.place(["EnableDate"]),
        text: "belongs to an assigned device, but there is no User. Add the User, or leave it out.",
      });
  }
  return settings;
}

/** Adds an assigned MFA device to its owner. */
function addDevice({ value, place: placeOf }: Located<VirtualMfaDeviceFixture>, described: Described): void {
  const { User, SerialNumber, EnableDate, Base32StringSeed, CodeLastUsed } = value;
  const { fixture, issues } = validateSchema({ User }, 0);
  for (const { path, text } of issues) described.issues.push({ place: placeOf(path), text });
  const MFADevices = [{ SerialNumber, EnableDate, Base32StringSeed, CodeLastUsed }];
  const place = (path: Path) => (path[0] === "MFADevices" ? placeOf(path.slice(2)) : placeOf(["User", ...path]));
  addUserOrRoot({ ...fixture.User, MFADevices }, place, described);
}

function credentialsIn({ TemporaryCredentials = [], Credentials, AssumedRoleUser }: AccountFixture) {
  const all: Located<TemporaryCredentialFixture>[] = TemporaryCredentials.map((value, index) => ({
    value,
    place: at("TemporaryCredentials", index),
  }));
  if (Credentials !== undefined)
    all.push({ value: { Arn: AssumedRoleUser?.Arn, ...Credentials }, place: at("Credentials") });
  return all;
}

function readReport(csv: string | undefined, fixtureIndex: number, member: string): Part {
  if (csv === undefined) {
    const text = 'is not a credential report; expected CSV that starts with "user,arn,", or its base64.';
    return { ...emptyPart(fixtureIndex), issues: [{ place: member, text }] };
  }
  const report = parseReport(csv);
  const { fixture: checked, issues } = validateSchema(report.fixture, fixtureIndex);
  const place = (path: Path) => {
    const isUser = path[0] === "Users";
    const line = report.lineOf(isUser ? Number(path[1]) : "root");
    return `${member} line ${line} ${describePath(path.slice(isUser ? 2 : 1))}`.trimEnd();
  };
  const inReport = (issue: PlacedIssue) => ({ ...issue, place: `${member} ${issue.place}` });
  const placed: PlacedIssue[] = [
    ...report.issues.map(inReport),
    ...issues.map(({ path, text }) => ({ place: place(path), text })),
  ];
  // Without its invalid date, a reported key would not match the key that it describes.
  if (placed.length > 0) return { ...emptyPart(fixtureIndex), issues: placed };
  const { Users = [], RootUser } = checked;
  const owners = [
    ...(RootUser === undefined
      ? []
      : [{ name: undefined, index: "root" as const, owner: RootUser, path: ["RootUser"] }]),
    ...Users.map((owner, index) => ({ name: owner.UserName, index, owner, path: ["Users", index] })),
  ];
  const describe = ({ owner, path }: (typeof owners)[number]) => {
    const { AccessKeys: _, SigningCertificates: __, ...value } = owner;
    return { value, place: (rest: Path) => place([...path, ...rest]) };
  };
  const { rootArn } = report;
  const accountOfRoot = () => `${place(["RootUser"])} arn`;
  return {
    ...emptyPart(fixtureIndex),
    warnings: report.warnings.map(inReport),
    accountIds: rootArn === undefined ? [] : [{ value: rootArn.split(":")[4] ?? rootArn, place: accountOfRoot }],
    users: owners.filter(({ name }) => name !== undefined).map(describe) as Located<UserFixture>[],
    roots: owners.filter(({ name }) => name === undefined).map(describe) as Located<RootUserFixture>[],
    reported: owners.map(({ name, owner, index }) => ({
      name,
      accessKeys: owner.AccessKeys as ReportedOwner["accessKeys"],
      certificates: owner.SigningCertificates as ReportedOwner["certificates"],
      hasMfaDevice: report.hasMfaDevice(index),
    })),
  };
}

/** An `AccessKeyId` says which key `AccessKeyLastUsed` describes, and an `AssumedRoleUser` whose `Credentials` they are. Alone, each is a mistake. */
function withoutPartner(source: unknown, { AccessKeyId, AssumedRoleUser }: AccountFixture): PlacedIssue[] {
  const { AccessKeyLastUsed, Credentials } = Object(source) as AccountFixture;
  const issues: PlacedIssue[] = [];
  if (AccessKeyId !== undefined && AccessKeyLastUsed === undefined) {
    const text = "needs AccessKeyLastUsed beside it. Put the key into a user's AccessKeys.";
    issues.push({ place: "AccessKeyId", text });
  }
  if (AssumedRoleUser !== undefined && (Credentials ?? undefined) === undefined)
    issues.push({ place: "AssumedRoleUser", text: "needs Credentials beside it." });
  return issues;
}
