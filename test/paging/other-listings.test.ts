import type { MockIam } from "msw-iam";
import { describe, expect, test } from "vitest";
import { errorOf, mockOnServer, post } from "../support/server.ts";

const devices = (name: string) =>
  ["1", "2"].map((n) => ({ SerialNumber: `arn:aws:iam::123456789012:mfa/${name}${n}` }));
const services = ["codecommit.amazonaws.com", "bedrock.amazonaws.com"];
/** A user with at least two of each thing that can be listed. */
const user = (UserName: string) => ({
  UserName,
  Path: "/a/",
  AccessKeys: 2,
  Tags: [
    { Key: "a", Value: "" },
    { Key: "b", Value: "" },
  ],
  Groups: ["Ops", "Dev"],
  UserPolicyList: [{ PolicyName: "a" }, { PolicyName: "b" }],
  AttachedManagedPolicies: ["a", "b"].map((name) => ({ PolicyArn: `arn:aws:iam::aws:policy/p/${name}` })),
  MFADevices: devices(UserName),
  SSHPublicKeys: [{}, {}],
  SigningCertificates: [{}, {}],
  ServiceSpecificCredentials: services.flatMap((ServiceName) => [{ ServiceName }, { ServiceName }]),
});
const mockWithListings = () =>
  mockOnServer({
    account: {
      Users: [user("Bob"), user("Eve")],
      Groups: ["Ops", "Dev"].map((GroupName) => ({ GroupName, Path: "/a/" })),
      RootUser: { MFADevices: devices("root"), AccessKeys: [{}, {}], SigningCertificates: [{}, {}] },
      VirtualMFADevices: devices("spare"),
    },
  });

type Params = Readonly<Record<string, string>>;
const Bob = { UserName: "Bob" };
const Eve = { UserName: "Eve" };

/** Returns the marker of the first page. */
async function markerOf(params: Params): Promise<string> {
  const text = await (await post({ ...params, MaxItems: "1" })).text();
  return /<Marker>([^<]+)/.exec(text)?.[1] ?? "";
}

const ofUsers = [
  "ListAccessKeys",
  "ListUserTags",
  "ListUserPolicies",
  "ListAttachedUserPolicies",
  "ListGroupsForUser",
  "ListMFADevices",
  "ListSSHPublicKeys",
  "ListSigningCertificates",
  "ListServiceSpecificCredentials",
];

describe("a marker is refused for another listing of the same action:", () => {
  test.each<[action: string, first: Params, other: Params]>([
    ...ofUsers.map((action): [string, Params, Params] => [action, Bob, Eve]),
    ...["ListAccessKeys", "ListMFADevices", "ListSigningCertificates"].map((action): [string, Params, Params] => [
      action,
      Bob,
      {},
    ]),
    ["ListUsers", { PathPrefix: "/a/" }, {}],
    ["ListGroups", { PathPrefix: "/a/" }, {}],
    ["ListAttachedUserPolicies", { ...Bob, PathPrefix: "/p/" }, Bob],
    ["GetGroup", { GroupName: "Ops" }, { GroupName: "Dev" }],
    ["ListVirtualMFADevices", { AssignmentStatus: "Assigned" }, { AssignmentStatus: "Any" }],
    ["ListVirtualMFADevices", { AssignmentStatus: "Unassigned" }, { AssignmentStatus: "Assigned" }],
    ["ListServiceSpecificCredentials", { ...Bob, ServiceName: services[0] ?? "" }, Bob],
    ["ListServiceSpecificCredentials", Bob, { ...Bob, ServiceName: services[0] ?? "" }],
    ...services.map((ServiceName): [string, Params, Params] => [
      "ListServiceSpecificCredentials",
      { ...Bob, ServiceName: services.find((other) => other !== ServiceName) ?? "" },
      { ...Bob, ServiceName },
    ]),
    ["ListServiceSpecificCredentials", Bob, { AllUsers: "true" }],
  ])("%s %j and %j", async (Action, first, other) => {
    mockWithListings();
    const Marker = await markerOf({ Action, ...first });
    expect((await post({ Action, ...first, Marker })).status).toBe(200);
    expect(await errorOf(await post({ Action, ...other, Marker }))).toMatchObject({
      code: "ValidationError",
      message: "Invalid Marker.",
    });
  });
});

describe("a marker stays valid if a request adds a parameter with its default value:", () => {
  test.each<[action: string, first: Params, same: Params]>([
    ["ListUsers", {}, { PathPrefix: "/" }],
    ["ListGroups", {}, { PathPrefix: "/" }],
    ["ListAttachedUserPolicies", Bob, { ...Bob, PathPrefix: "/" }],
    ["ListVirtualMFADevices", {}, { AssignmentStatus: "Any" }],
    ["ListServiceSpecificCredentials", Bob, { ...Bob, AllUsers: "false" }],
    [
      "ListServiceSpecificCredentials",
      { ...Bob, ServiceName: services[0] ?? "" },
      { ...Bob, ServiceName: services[0]?.toUpperCase() ?? "" },
    ],
  ])("%s %j and %j", async (Action, first, same) => {
    mockWithListings();
    const Marker = await markerOf({ Action, ...first });
    expect((await post({ Action, ...same, Marker })).status).toBe(200);
  });
});

describe.each<
  [action: string, name: Params, renamed: Params, change: (iam: MockIam) => void, replace: (iam: MockIam) => void]
>([
  ...ofUsers.map((action): [string, Params, Params, (iam: MockIam) => void, (iam: MockIam) => void] => [
    action,
    Bob,
    { UserName: "Rob" },
    (iam) => void iam.account.updateUser("Bob", { UserName: "Rob" }),
    (iam) => {
      iam.account.deleteUser("Bob");
      iam.seed({ Users: [user("Bob")] });
    },
  ]),
  [
    "GetGroup",
    { GroupName: "Ops" },
    { GroupName: "Sec" },
    (iam) => void iam.account.updateGroup("Ops", { GroupName: "Sec" }),
    (iam) => {
      iam.account.deleteGroup("Ops");
      iam.account.createGroup("Ops", { Users: ["Bob", "Eve"] });
    },
  ],
])("a marker of %s %j", (Action, name, renamed, rename, replace) => {
  test("is valid after a rename", async () => {
    const iam = mockWithListings();
    const Marker = await markerOf({ Action, ...name });
    rename(iam);
    expect((await post({ Action, ...renamed, Marker })).status).toBe(200);
  });

  test("is refused after a deletion, even if the same name is created again", async () => {
    const iam = mockWithListings();
    const Marker = await markerOf({ Action, ...name });
    replace(iam);
    expect((await post({ Action, ...name, Marker })).status).toBe(400);
  });
});

test("listings that start before and after a change have different markers", async () => {
  const iam = mockOnServer({ account: { Groups: ["A", "B", "C"].map((GroupName) => ({ GroupName })) } });
  const Action = "ListGroups";
  const namesAfter = async (Marker: string) =>
    [...(await (await post({ Action, Marker })).text()).matchAll(/<GroupName>(\w)</g)].map(([, name]) => name);
  const before = await markerOf({ Action });
  iam.account.deleteGroup("B");
  iam.account.createGroup("D");
  const after = await markerOf({ Action });
  expect([await namesAfter(before), await namesAfter(after)]).toEqual([["C"], ["C", "D"]]);
});
