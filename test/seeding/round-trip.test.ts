import fc from "fast-check";
import { type AccountFixture, type GroupRecord, mockIam, type UserRecord } from "msw-iam";
import { describe, expect, test } from "vitest";
import { anyAccount } from "../support/accounts.ts";
import { endsWithItsTest } from "../support/random-runs.ts";

const now = () => new Date("2026-03-04T05:06:07Z");
const create = (...account: AccountFixture[]) => mockIam({ account, now });

/** Returns a copy with dates in the format of the CLI. */
const printed = (value: object): object =>
  JSON.parse(JSON.stringify(value).replaceAll(/(T\d\d:\d\d:\d\d)Z"/g, '$1+00:00"'));

const userOf = ({ UserName, Path, UserId, Arn, CreateDate, PasswordLastUsed }: UserRecord) => ({
  ...{ Path, UserName, UserId, Arn, CreateDate, PasswordLastUsed },
});
const groupOf = ({ GroupName, Path, GroupId, Arn, CreateDate }: GroupRecord) => ({
  Path,
  GroupName,
  GroupId,
  Arn,
  CreateDate,
});
const owned = <Item extends object>(UserName: string, items: readonly Item[]) =>
  items.map((item) => ({ UserName, ...item }));

/** Returns what the CLI prints about an account, with one fixture for the output of each command. */
function outputsOf({ account, ...iam }: ReturnType<typeof create>): AccountFixture[] {
  const { RootUser, AccountAliases, PasswordPolicy, VirtualMFADevices } = account.settings();
  const users = account.users();
  const {
    AccessKeys: rootKeys,
    MFADevices,
    SigningCertificates,
    LoginProfile,
    CreateDate,
    PasswordLastUsed,
  } = RootUser;
  const root = {
    UserId: account.accountId,
    Arn: `arn:aws:iam::${account.accountId}:root`,
    CreateDate,
    PasswordLastUsed,
  };
  const virtual = users.flatMap((user) =>
    user.MFADevices.filter(({ SerialNumber }) => SerialNumber.startsWith("arn:")).map((device) => ({
      ...device,
      User: userOf(user),
    })),
  );
  const outputs: object[] = [
    { Users: users.map(userOf), IsTruncated: false },
    {
      UserDetailList: users.map((user) => ({
        ...userOf(user),
        PasswordLastUsed: undefined,
        ...{ UserPolicyList: user.UserPolicyList, GroupList: user.Groups, Tags: user.Tags },
        ...{ AttachedManagedPolicies: user.AttachedManagedPolicies, PermissionsBoundary: user.PermissionsBoundary },
      })),
      GroupDetailList: account.groups().map(({ Users: _, ...group }) => group),
      RoleDetailList: [],
      Policies: [],
    },
    { Groups: account.groups().map(groupOf) },
    { User: root, ResponseMetadata: {} },
    ...(LoginProfile === undefined ? [] : [{ LoginProfile }]),
    { AccessKeyMetadata: rootKeys },
    { MFADevices },
    { Certificates: SigningCertificates },
    { AccountAliases, IsTruncated: false },
    ...(PasswordPolicy === undefined ? [] : [{ PasswordPolicy }]),
    { VirtualMFADevices: [...virtual, ...VirtualMFADevices] },
    ...users.flatMap((user) => [
      { User: { ...userOf(user), Tags: user.Tags } },
      { AccessKeyMetadata: user.AccessKeys },
      { MFADevices: owned(user.UserName, user.MFADevices) },
      { SSHPublicKeys: owned(user.UserName, user.SSHPublicKeys) },
      { Certificates: owned(user.UserName, user.SigningCertificates) },
      { ServiceSpecificCredentials: owned(user.UserName, user.ServiceSpecificCredentials) },
      ...user.UserPolicyList.map((policy) => ({ UserName: user.UserName, ...policy })),
      ...(user.LoginProfile === undefined ? [] : [{ LoginProfile: { UserName: user.UserName, ...user.LoginProfile } }]),
    ]),
  ];
  return [{ TemporaryCredentials: iam.snapshot().TemporaryCredentials }, ...outputs.map(printed)];
}

/** Sorts every list, because the order of lists depends on the order of the fixtures. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value))
    return value.map(sorted).toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, sorted(member)]));
}

describe("for any account,", () => {
  test("a snapshot seeds an account with the same snapshot and the same records", () => {
    fc.assert(
      fc.property(anyAccount, fc.integer(), (fixture, randomSeed) => {
        const iam = create(fixture);
        const snapshot = iam.snapshot();
        const copy = mockIam({ account: snapshot, now, randomSeed });
        expect(copy.snapshot()).toEqual(snapshot);
        expect(copy.account.users()).toEqual(iam.account.users());
        expect(copy.account.groups()).toEqual(iam.account.groups());
        expect(copy.account.settings()).toEqual(iam.account.settings());
        const { RootAccessKeys: _, TemporaryCredentials: __, Users = [], ...rest } = snapshot;
        copy.seed({ ...rest, Users: Users.map((user) => ({ ...user, AccessKeys: [] })) });
        expect(copy.snapshot(), "seeding it again changes nothing").toEqual(snapshot);
      }),
      { numRuns: 40, ...endsWithItsTest },
    );
  });

  test("everything that the CLI prints about it, in any order, seeds the same account", () => {
    const shuffled = anyAccount.chain((fixture) => {
      const outputs = outputsOf(create(fixture));
      return fc.tuple(fc.constant(fixture), fc.shuffledSubarray(outputs, { minLength: outputs.length }));
    });
    fc.assert(
      fc.property(shuffled, ([fixture, outputs]) => {
        const { RootUser: root, ...snapshot } = create(fixture).snapshot();
        const { RootUser, ...copy } = create({ AccountId: "123456789012" }, ...outputs).snapshot();
        expect(sorted(copy)).toEqual(sorted(snapshot));
        expect({ ...RootUser, CreateDate: undefined }).toEqual({ ...root, CreateDate: undefined });
      }),
      { numRuns: 40, ...endsWithItsTest },
    );
  });
});
