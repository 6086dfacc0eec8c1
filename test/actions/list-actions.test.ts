import * as iamSdk from "@aws-sdk/client-iam";
import type { AccountFixture, ListActionName } from "msw-iam";
import { describe, expect, test } from "vitest";
import { actionNames, findAction } from "../../src/actions/registry.ts";
import { pagedLists } from "../../src/protocol/action-names.ts";
import { type Params, request } from "../support/constraints.ts";
import { mfaArn } from "../support/mfa-devices.ts";
import { mockOnServer } from "../support/server.ts";
import "msw-iam/vitest";

const Bob = { UserName: "Bob" };
const ids = ["A", "B", "C"];
const id = (prefix: string, letter: string) => prefix + letter.repeat(24 - prefix.length);
const policyArn = (letter: string) => `arn:aws:iam::aws:policy/${letter}`;

/** An account in which every list has three items, except that of aliases. */
const account = {
  AccountAliases: ["alias"],
  Groups: ids.map((GroupName) => ({ GroupName })),
  Users: [
    {
      ...Bob,
      Tags: ids.map((Key) => ({ Key, Value: "" })),
      AccessKeys: ids.map((letter) => ({ AccessKeyId: id("AKIA", letter) })),
      Groups: ids,
      UserPolicyList: ids.map((PolicyName) => ({ PolicyName })),
      AttachedManagedPolicies: ids.map((letter) => ({ PolicyArn: policyArn(letter) })),
      MFADevices: ids.map((letter) => ({ SerialNumber: mfaArn(letter) })),
      SSHPublicKeys: ids.map((letter) => ({ SSHPublicKeyId: id("APKA", letter) })),
      SigningCertificates: ids.map((letter) => ({ CertificateId: id("CERT", letter) })),
      ServiceSpecificCredentials: ids.map((letter) => ({
        ServiceSpecificCredentialId: id("ACCA", letter),
        ServiceName: "cassandra.amazonaws.com",
      })),
    },
    { UserName: "Eve", Groups: ["A"] },
    { UserName: "Kim", Groups: ["A"] },
  ],
};

/** Each list action, the parameters of a listing, and a request that removes an item from it. */
const listings: readonly (readonly [
  action: ListActionName,
  params: Params,
  remove: readonly [action: string, params: Params],
])[] = [
  ["GetAccountAuthorizationDetails", {}, ["DeleteUser", { UserName: "Zoe" }]],
  ["GetGroup", { GroupName: "A" }, ["RemoveUserFromGroup", { GroupName: "A", UserName: "Kim" }]],
  ["ListAccessKeys", Bob, ["DeleteAccessKey", { ...Bob, AccessKeyId: id("AKIA", "B") }]],
  ["ListAccountAliases", {}, ["DeleteAccountAlias", { AccountAlias: "alias" }]],
  ["ListAttachedUserPolicies", Bob, ["DetachUserPolicy", { ...Bob, PolicyArn: policyArn("B") }]],
  ["ListGroups", {}, ["DeleteGroup", { GroupName: "Empty" }]],
  ["ListGroupsForUser", Bob, ["RemoveUserFromGroup", { ...Bob, GroupName: "B" }]],
  ["ListMFADevices", Bob, ["DeactivateMFADevice", { ...Bob, SerialNumber: mfaArn("B") }]],
  [
    "ListServiceSpecificCredentials",
    Bob,
    ["DeleteServiceSpecificCredential", { ...Bob, ServiceSpecificCredentialId: id("ACCA", "B") }],
  ],
  ["ListSigningCertificates", Bob, ["DeleteSigningCertificate", { ...Bob, CertificateId: id("CERT", "B") }]],
  ["ListSSHPublicKeys", Bob, ["DeleteSSHPublicKey", { ...Bob, SSHPublicKeyId: id("APKA", "B") }]],
  ["ListUserPolicies", Bob, ["DeleteUserPolicy", { ...Bob, PolicyName: "B" }]],
  ["ListUsers", {}, ["DeleteUser", { UserName: "Zoe" }]],
  ["ListUserTags", Bob, ["UntagUser", { ...Bob, "TagKeys.member.1": "B" }]],
  ["ListVirtualMFADevices", {}, ["DeleteVirtualMFADevice", { SerialNumber: mfaArn("spare") }]],
];

/** What can be removed from the lists of users, of groups and of devices. */
const removable = {
  Users: [{ UserName: "Zoe" }],
  Groups: [{ GroupName: "Empty" }],
  VirtualMFADevices: [{ SerialNumber: mfaArn("spare") }],
};

test("every list action is checked", () => {
  const names = actionNames.filter((name) => findAction(name)?.list === true);
  expect(listings.map(([action]) => action).toSorted()).toEqual(names.toSorted());
});

type PageInput = Pick<iamSdk.ListUsersCommandInput, "Marker" | "MaxItems">;

interface Page {
  readonly items: readonly unknown[];
  readonly IsTruncated: boolean | undefined;
  readonly Marker: string | undefined;
}

/** Returns a mock on the server, and a function that gets a page of a listing through the SDK. */
function listingOf(action: ListActionName, params: Params, more: AccountFixture = {}) {
  const iam = mockOnServer({ account: [account, more], now: () => new Date("2026-03-04T05:06:07Z") });
  const client = new iamSdk.IAMClient({ ...iam.clientConfig(), maxAttempts: 1 });
  const Command = Reflect.get(iamSdk, `${action}Command`) as typeof iamSdk.ListUsersCommand;
  const page = async (input: PageInput = {}): Promise<Page> => {
    const output = await client.send(new Command({ ...params, ...input }));
    const lists = Reflect.get(pagedLists, action) as readonly string[];
    const items = lists.flatMap((name) => (Reflect.get(output, name) ?? []) as readonly unknown[]);
    return { items, IsTruncated: output.IsTruncated, Marker: output.Marker };
  };
  return { iam, page };
}

/** Returns the items of each page, from a marker on. */
async function readAll(
  page: ReturnType<typeof listingOf>["page"],
  from: PageInput = {},
): Promise<(readonly unknown[])[]> {
  const { items, IsTruncated, Marker } = await page(from);
  expect(IsTruncated).toBe(Marker !== undefined);
  return Marker === undefined ? [items] : [items, ...(await readAll(page, { ...from, Marker }))];
}

describe.each(listings)("%s", (action, params, [removing, removed]) => {
  const count = { GetAccountAuthorizationDetails: 6, ListAccountAliases: 1 }[action as string] ?? 3;

  test("returns all items on one page, and the same ones in pages of MaxItems", async () => {
    const { page } = listingOf(action, params);
    const [all = [], ...others] = await readAll(page);
    expect([all.length, others.length]).toEqual([count, 0]);
    const pages = await readAll(page, { MaxItems: 1 });
    expect(pages.map(({ length }) => length)).toEqual(Array.from({ length: count }, () => 1));
    expect(pages.flat()).toEqual(all);
  });

  test("is truncated, and toHaveReadAllPages() passes when the last page is read", async () => {
    const { iam, page } = listingOf(action, params);
    const { items } = await page();
    iam.truncate(action, [0, 1]).journal.clear();
    const { Marker } = await page();
    expect(iam).not.toHaveReadAllPages(action);
    const pages = await readAll(page, { Marker });
    expect(iam).toHaveReadAllPages(action);
    expect(pages).toEqual(count === 1 ? [items] : [items.slice(0, 1), items.slice(1)]);
  });

  test("has pages that contradict themselves", async () => {
    const { iam, page } = listingOf(action, params);
    iam.truncate(action, [0, 0]);
    const { Marker } = await page();
    iam.fail(action, "missing-marker", { times: 1 });
    expect(await page()).toMatchObject({ IsTruncated: true, Marker: undefined });
    iam.fail(action, "stray-marker", { times: 1 });
    expect(await page()).toMatchObject({ IsTruncated: false, Marker: expect.any(String) });
    iam.fail(action, "repeated-marker", { times: 1 });
    expect(await page({ Marker })).toMatchObject({ IsTruncated: true, Marker });
  });

  test("refuses a marker that it has not returned", async () => {
    const { page } = listingOf(action, params);
    await expect(page({ Marker: "unknown" })).rejects.toMatchObject({
      name: "ValidationError",
      message: "Invalid Marker.",
      $metadata: { httpStatusCode: 400 },
    });
  });

  test("fails, and then works again", async () => {
    const { iam, page } = listingOf(action, params);
    iam.fail(action, "ServiceFailure", { times: 1 });
    await expect(page()).rejects.toMatchObject({ $metadata: { httpStatusCode: 500 } });
    expect((await page()).items).toHaveLength(count);
  });

  test("shows a removed item until its removal has propagated", async () => {
    const { iam, page } = listingOf(action, params, removable);
    const before = (await page()).items;
    iam.propagation({ requests: 2 });
    expect((await request("iam", removing, removed)).status).toBe(200);
    expect((await page()).items).toEqual(before);
    expect((await page()).items).toEqual(before);
    expect((await page()).items).toHaveLength(before.length - 1);
  });
});
