import type { GroupFixture } from "./attachment-types.ts";
import type { RootUserFixture, UserFixture } from "./owner-types.ts";
import { describePath, type Path } from "./parse.ts";
import type { Located, PlacedIssue } from "./part.ts";
import type { AccountFixture } from "./types.ts";

/** The owners and groups that a fixture describes, with their places. */
export interface Described {
  readonly users: Located<UserFixture>[];
  readonly groups: Located<GroupFixture>[];
  readonly roots: Located<RootUserFixture>[];
  readonly issues: PlacedIssue[];
}

/** The members whose items name their owner, the owner's list of these items, and whether the root user can be the owner. */
const owned = [
  ["AccessKeyMetadata", "AccessKeys", true],
  ["AccessKey", "AccessKeys", true],
  ["MFADevices", "MFADevices", true],
  ["Certificates", "SigningCertificates", true],
  ["Certificate", "SigningCertificates", true],
  ["SSHPublicKeys", "SSHPublicKeys", false],
  ["SSHPublicKey", "SSHPublicKeys", false],
  ["ServiceSpecificCredentials", "ServiceSpecificCredentials", false],
  ["ServiceSpecificCredential", "ServiceSpecificCredentials", false],
] as const satisfies readonly (readonly [keyof AccountFixture, keyof UserFixture, boolean])[];

/** The members that describe one user, in output that does not contain the user's name. */
const withoutUserName = ["Tags", "PolicyNames", "AttachedPolicies"] as const;

export const at =
  (...start: Path) =>
  (path: Path): string =>
    describePath([...start, ...path]);

/** Formats a place without the first segments of the path, which the fixture does not contain. */
const skipSegments =
  (count: number, place: (path: Path) => string) =>
  (path: Path): string =>
    place(path.slice(count));

/** Finds everything that a validated fixture says about users, groups and the root user. */
export function describeOwners(fixture: AccountFixture): Described {
  const described: Described = { users: [], groups: [], roots: [], issues: [] };
  const { users, roots, issues } = described;
  const { UserName, Group } = fixture;

  for (const list of ["UserDetailList", "Users"] as const)
    for (const [index, value] of (fixture[list] ?? []).entries()) users.push({ value, place: at(list, index) });
  for (const list of ["GroupDetailList", "Groups"] as const)
    for (const [index, value] of (fixture[list] ?? []).entries()) addGroup(described, value, [list, index]);

  if (fixture.RootUser !== undefined) roots.push({ value: fixture.RootUser, place: at("RootUser") });
  const { RootAccessKeys } = fixture;
  if (RootAccessKeys !== undefined)
    roots.push({ value: { AccessKeys: RootAccessKeys }, place: skipSegments(1, at("RootAccessKeys")) });

  if (Group !== undefined) {
    addGroup(described, Group, ["Group"]);
    for (const [index, user] of (fixture.Users ?? []).entries())
      users.push({ value: { UserName: user.UserName, Groups: [Group.GroupName] }, place: at("Users", index) });
  }
  addPrintedUser(fixture, described);
  for (const [list, member, canBeRoot] of owned) {
    const value = fixture[list];
    if (value === undefined) continue;
    const items = Array.isArray(value) ? value.map((item, index) => [item, at(list, index)]) : [[value, at(list)]];
    for (const [item, place] of items as [{ UserName?: string }, (path: Path) => string][]) {
      const owner = item.UserName ?? UserName;
      const ownedBy = { [member]: [item] };
      const inItem = skipSegments(2, place);
      if (owner !== undefined) users.push({ value: { UserName: owner, ...ownedBy }, place: inItem });
      else if (canBeRoot) roots.push({ value: ownedBy, place: inItem });
      else issues.push({ place: place([]), text: "does not say which user it belongs to. Add the UserName to it." });
    }
  }
  addUserDetails(fixture, described);
  return described;
}

/** Adds a group, and its users as members. */
function addGroup({ groups, users }: Described, value: GroupFixture, path: Path): void {
  groups.push({ value, place: at(...path) });
  for (const [index, UserName] of (value.Users ?? []).entries())
    users.push({ value: { UserName, Groups: [value.GroupName] }, place: at(...path, "Users", index) });
}

/** Adds the user in the output of `get-user`, `get-login-profile` or `get-caller-identity`. It can be the root user. */
function addPrintedUser(fixture: AccountFixture, { users, roots, issues }: Described): void {
  const { User, LoginProfile, Account, UserId, Arn = "", UserName } = fixture;
  if (User !== undefined) addUserOrRoot(User, at("User"), { users, roots, issues });
  if (LoginProfile !== undefined) {
    const owner = LoginProfile.UserName ?? UserName;
    const place = skipSegments(1, at("LoginProfile"));
    if (owner !== undefined) users.push({ value: { UserName: owner, LoginProfile }, place });
    else roots.push({ value: { LoginProfile }, place });
  }
  if (Account === undefined) {
    const text = "is a member of a user. Put the user into Users.";
    for (const member of ["UserId", "Arn"] as const)
      if (fixture[member] !== undefined) issues.push({ place: member, text });
    return;
  }
  if (UserId !== undefined && Arn === "") issues.push({ place: "UserId", text: "needs the Arn beside it." });
  const name = /:user\/(?:.*\/)?([^/]+)$/.exec(Arn)?.[1];
  if (name !== undefined) users.push({ value: { UserName: name, UserId, Arn }, place: at() });
}

const rootMembers = [
  "CreateDate",
  "PasswordLastUsed",
  "LoginProfile",
  "AccessKeys",
  "MFADevices",
  "SigningCertificates",
];

/** Adds the user in an output. Without a `UserName`, it is the root user, whose `UserId` is the account id. */
export function addUserOrRoot(
  { UserName, ...user }: NonNullable<AccountFixture["User"]>,
  place: (path: Path) => string,
  { users, roots, issues }: Pick<Described, "users" | "roots" | "issues">,
): void {
  if (UserName !== undefined) {
    users.push({ value: { UserName, ...user }, place });
    return;
  }
  const { UserId: _, Arn, ...root } = user;
  if (Arn !== undefined && !Arn.endsWith(":root"))
    issues.push({
      place: place(["Arn"]),
      text: `is not the ARN of the root user. ${Arn.includes(":user/") ? "Add the UserName beside it." : "Remove it, or add the UserName."}`,
    });
  for (const member of Object.keys(root))
    if (!rootMembers.includes(member))
      issues.push({
        place: place([member]),
        text: "is not a member of the root user. Remove it, or add the UserName.",
      });
  roots.push({ value: root as RootUserFixture, place });
}

/** Adds what an output says about one user. Only the output of `get-user-policy` contains the `UserName`. */
function addUserDetails(fixture: AccountFixture, { users, issues }: Described): void {
  const { UserName, Tags, PolicyNames = [], AttachedPolicies, PolicyName, PolicyDocument, Groups = [] } = fixture;
  const needsName = [...withoutUserName, "PolicyName"] as const;
  const present = needsName.filter((member) => fixture[member] !== undefined);
  if (PolicyDocument !== undefined && PolicyName === undefined)
    issues.push({
      place: "PolicyDocument",
      text: `needs ${UserName === undefined ? "UserName and PolicyName" : "the PolicyName"} beside it.`,
    });
  if (UserName === undefined) {
    for (const member of present) {
      const group = member === "Tags" ? "" : " If it is about a group, put it into Groups.";
      issues.push({ place: member, text: `does not say which user it is about. Add the UserName beside it.${group}` });
    }
    return;
  }
  const add = (value: Omit<UserFixture, "UserName">, place: (path: Path) => string) =>
    users.push({ value: { UserName, ...value }, place });
  if (Tags !== undefined) add({ Tags }, at());
  if (AttachedPolicies !== undefined)
    add({ AttachedManagedPolicies: AttachedPolicies }, skipSegments(1, at("AttachedPolicies")));
  for (const [index, name] of PolicyNames.entries())
    add({ UserPolicyList: [{ PolicyName: name }] }, at("PolicyNames", index));
  if (PolicyName !== undefined) add({ UserPolicyList: [{ PolicyName, PolicyDocument }] }, skipSegments(2, at()));
  for (const [index, { GroupName }] of Groups.entries()) add({ Groups: [GroupName] }, at("Groups", index));
  const described = [...needsName, "PolicyDocument", ...owned.map(([list]) => list), "Groups", "LoginProfile"] as const;
  // An empty list shows that the user exists. AccessKeyLastUsed adds the user with an earlier creation date.
  if (described.some((member) => fixture[member] !== undefined)) add({}, at());
  else if (fixture.AccessKeyLastUsed === undefined)
    issues.push({ place: "UserName", text: "needs AccessKeyLastUsed beside it. Put the user into Users." });
}
