import { createHash } from "node:crypto";
import {
  DeleteSSHPublicKeyCommand,
  GetSSHPublicKeyCommand,
  ListSSHPublicKeysCommand,
  paginateListSSHPublicKeys,
  UpdateSSHPublicKeyCommand,
  UpdateUserCommand,
  UploadSSHPublicKeyCommand,
} from "@aws-sdk/client-iam";
import type { MockIamOptions } from "msw-iam";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { clientOf } from "../../../support/client.ts";
import { ed25519Pem, rsaKey } from "../../../support/public-keys.ts";
import { errorOf, mockOnServer, post } from "../../../support/server.ts";

// The SDK retries LimitExceeded, and waits before each retry.
beforeEach(() => void vi.stubEnv("AWS_MAX_ATTEMPTS", "1"));

const NOW = new Date("2026-03-04T05:06:07Z");
const keys = [rsaKey(0), rsaKey(1), rsaKey(2)] as const;
const [first] = keys;
const ID = "APKAUNKNOWNIDXXXXXXX";

/** Returns a key in SSH's format with these parts. Each part starts with its length. */
function sshKey(algorithm: string, ...parts: readonly string[]): string {
  const bytes = [algorithm, ...parts].map((part) => `\0\0\0${String.fromCharCode(part.length)}${part}`).join("");
  return `${algorithm} ${btoa(bytes)}`;
}

function mockWithUsers(options: MockIamOptions = {}) {
  const account = { Users: [{ UserName: "Bob", AccessKeys: 1 }, { UserName: "Eve" }] };
  const iam = mockOnServer({ account, now: () => NOW, ...options });
  const client = clientOf(iam);
  const upload = async (SSHPublicKeyBody: string, UserName = "Bob") =>
    (await client.send(new UploadSSHPublicKeyCommand({ UserName, SSHPublicKeyBody }))).SSHPublicKey;
  const get = async (SSHPublicKeyId: string | undefined, Encoding: "SSH" | "PEM", UserName = "Bob") =>
    (await client.send(new GetSSHPublicKeyCommand({ UserName, SSHPublicKeyId, Encoding }))).SSHPublicKey;
  return { iam, client, upload, get };
}

test("an uploaded key is active, has the fingerprint of its bytes, and is returned unchanged", async () => {
  const { upload } = mockWithUsers();
  const body = `${first.ssh} bob@laptop\n`;
  const bytes = Buffer.from(first.ssh.split(" ")[1] ?? "", "base64");
  expect(await upload(body)).toEqual({
    UserName: "Bob",
    SSHPublicKeyId: expect.stringMatching(/^APKA[A-Z2-7]{16}$/),
    Fingerprint: createHash("md5")
      .update(bytes)
      .digest("hex")
      .replace(/..(?=.)/g, "$&:"),
    SSHPublicKeyBody: body,
    Status: "Active",
    UploadDate: NOW,
  });
});

test.each(["ssh", "pem"] as const)("a key that was uploaded as %s is returned in both encodings", async (format) => {
  const { upload, get } = mockWithUsers();
  const key = await upload(format === "ssh" ? `${first.ssh} a comment` : first.pem);
  expect((await get(key?.SSHPublicKeyId, "SSH"))?.SSHPublicKeyBody).toBe(first.ssh);
  expect(await get(key?.SSHPublicKeyId, "PEM")).toEqual({ ...key, SSHPublicKeyBody: first.pem });
});

test.each([
  ["without a body", undefined],
  ["with a body that is not an RSA key", ed25519Pem()],
  ["with a body that is another structure", "-----BEGIN PUBLIC KEY-----\nAgEB\n-----END PUBLIC KEY-----"],
])("a key of a fixture %s is returned as it is", async (_, SSHPublicKeyBody) => {
  const SSHPublicKeys = [{ SSHPublicKeyId: ID, SSHPublicKeyBody }];
  const { get } = mockWithUsers({ account: { Users: [{ UserName: "Bob", SSHPublicKeys }] } });
  const key = { UserName: "Bob", SSHPublicKeyId: ID, Status: "Active", UploadDate: NOW };
  for (const encoding of ["SSH", "PEM"] as const)
    expect(await get(ID, encoding)).toEqual(SSHPublicKeyBody === undefined ? key : { ...key, SSHPublicKeyBody });
});

test.each(["ssh", "pem"] as const)(
  "a key of a fixture as %s has a fingerprint, and cannot be uploaded again",
  async (format) => {
    const SSHPublicKeys = [{ SSHPublicKeyId: ID, SSHPublicKeyBody: first[format] }];
    const { upload, get } = mockWithUsers({
      account: { Users: [{ UserName: "Bob", SSHPublicKeys }, { UserName: "Eve" }] },
    });
    const uploaded = await upload(first.ssh, "Eve");
    expect((await get(ID, "SSH"))?.Fingerprint).toBe(uploaded?.Fingerprint);
    await expect(upload(first.ssh)).rejects.toMatchObject({ name: "DuplicateSSHPublicKeyException" });
  },
);

test("a key of a fixture keeps the fingerprint that the fixture contains", async () => {
  const SSHPublicKeys = [{ SSHPublicKeyId: ID, SSHPublicKeyBody: first.ssh, Fingerprint: "aa:bb" }];
  const { get } = mockWithUsers({ account: { Users: [{ UserName: "Bob", SSHPublicKeys }] } });
  expect(await get(ID, "SSH")).toMatchObject({ Fingerprint: "aa:bb" });
});

test.each([512, 768, 1023, 1024, 2047, 4096])(
  "a key of a fixture of %i bits is returned in both encodings",
  async (bits) => {
    const { ssh, pem } = rsaKey(0, bits);
    const SSHPublicKeys = [{ SSHPublicKeyId: ID, SSHPublicKeyBody: ssh }];
    const { get } = mockWithUsers({ account: { Users: [{ UserName: "Bob", SSHPublicKeys }] } });
    expect((await get(ID, "SSH"))?.SSHPublicKeyBody).toBe(ssh);
    expect((await get(ID, "PEM"))?.SSHPublicKeyBody).toBe(pem);
  },
);

test("the status of one key is changed, and no other key's", async () => {
  const { client, upload } = mockWithUsers();
  const [one, two] = [await upload(keys[0].ssh), await upload(keys[1].ssh)];
  const input = { UserName: "Bob", SSHPublicKeyId: two?.SSHPublicKeyId };
  await client.send(new UpdateSSHPublicKeyCommand({ ...input, Status: "Inactive" }));
  const { SSHPublicKeys } = await client.send(new ListSSHPublicKeysCommand({ UserName: "Bob" }));
  expect(SSHPublicKeys).toMatchObject([
    { SSHPublicKeyId: one?.SSHPublicKeyId, Status: "Active" },
    { Status: "Inactive" },
  ]);
});

test("listed keys have a status, and neither a fingerprint nor a body", async () => {
  const { client, upload } = mockWithUsers();
  const key = await upload(first.ssh);
  const input = { UserName: "Bob", SSHPublicKeyId: key?.SSHPublicKeyId };
  await client.send(new UpdateSSHPublicKeyCommand({ ...input, Status: "Inactive" }));
  await client.send(new UpdateUserCommand({ UserName: "Bob", NewUserName: "Rob" }));
  const { SSHPublicKeys } = await client.send(new ListSSHPublicKeysCommand({ UserName: "Rob" }));
  const { SSHPublicKeyId } = input;
  expect(SSHPublicKeys).toEqual([{ UserName: "Rob", SSHPublicKeyId, Status: "Inactive", UploadDate: NOW }]);
  await client.send(new DeleteSSHPublicKeyCommand({ UserName: "Rob", SSHPublicKeyId }));
  expect((await client.send(new ListSSHPublicKeysCommand({ UserName: "Rob" }))).SSHPublicKeys).toEqual([]);
});

test("without a user name, the caller's keys are listed, and the root user has none", async () => {
  const { iam, client, upload } = mockWithUsers();
  await upload(first.ssh);
  expect((await clientOf(iam, "Bob").send(new ListSSHPublicKeysCommand({}))).SSHPublicKeys).toHaveLength(1);
  expect((await client.send(new ListSSHPublicKeysCommand({}))).SSHPublicKeys).toEqual([]);
});

test("ListSSHPublicKeys returns pages, in the order of the uploads", async () => {
  const { iam, client, upload } = mockWithUsers();
  const ids: (string | undefined)[] = [];
  for (const { ssh } of keys) ids.push((await upload(ssh))?.SSHPublicKeyId);
  iam.truncate("ListSSHPublicKeys", [1, 0]);
  const pages: (string | undefined)[][] = [];
  for await (const { SSHPublicKeys = [] } of paginateListSSHPublicKeys({ client }, { UserName: "Bob" }))
    pages.push(SSHPublicKeys.map(({ SSHPublicKeyId }) => SSHPublicKeyId));
  expect(pages).toEqual([ids.slice(0, 1), [], ids.slice(1)]);
});

test("two users can have the same key", async () => {
  const { upload } = mockWithUsers();
  const bobs = await upload(first.ssh);
  const eves = await upload(first.ssh, "Eve");
  expect(eves?.Fingerprint).toBe(bobs?.Fingerprint);
  expect(eves?.SSHPublicKeyId).not.toBe(bobs?.SSHPublicKeyId);
});

/** An RSA key in PEM whose bit string has this content in place of the two numbers. */
function pemWith(...content: readonly number[]): string {
  const algorithm = [0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00];
  const members = [...algorithm, 0x03, content.length + 1, 0x00, ...content];
  const base64 = Buffer.from([0x30, members.length, ...members]).toString("base64");
  return `-----BEGIN PUBLIC KEY-----\n${base64}\n-----END PUBLIC KEY-----`;
}

describe("UploadSSHPublicKey", () => {
  const base64 = (first.ssh.split(" ")[1] ?? "").slice(0, 40);
  const [header = "", ...lines] = first.pem.split("\n");
  test.each<[what: string, body: string, code: string, message: string]>([
    ["a text that is not a key", "hello", "UnrecognizedPublicKeyEncoding", "Invalid public key uploaded."],
    ["a key that is cut off", `ssh-rsa ${base64}`, "UnrecognizedPublicKeyEncoding", "Invalid public key uploaded."],
    ["two bytes", "ssh-rsa AAA=", "UnrecognizedPublicKeyEncoding", "Invalid public key uploaded."],
    ["malformed base64", "ssh-rsa A", "UnrecognizedPublicKeyEncoding", "Invalid public key uploaded."],
    [
      "a key without numbers",
      "ssh-rsa AAAAB3NzaC1yc2E=",
      "UnrecognizedPublicKeyEncoding",
      "Invalid public key uploaded.",
    ],
    [
      "a key with the name of another algorithm",
      first.ssh.replace("rsa", "dss"),
      "UnrecognizedPublicKeyEncoding",
      "Invalid public key uploaded.",
    ],
    [
      "an RSA key with an additional part",
      sshKey("ssh-rsa", "e", "n", "x"),
      "UnrecognizedPublicKeyEncoding",
      "Invalid public key uploaded.",
    ],
    ...["ssh-rsa-cert-v01@openssh.com", "ssh-ed25519-cert-v01@openssh.com"].map(
      (algorithm): [string, string, string, string] => [
        `a certificate of the type ${algorithm}`,
        sshKey(algorithm, "nonce"),
        "UnrecognizedPublicKeyEncoding",
        "Invalid public key uploaded.",
      ],
    ),
    ["a key of another algorithm", sshKey("ssh-dss", "p"), "InvalidPublicKey", "Invalid body for public key"],
    [
      "PEM that is cut off",
      [header, lines[0], lines.at(-2), ""].join("\n"),
      "UnrecognizedPublicKeyEncoding",
      "Invalid public key uploaded.",
    ],
    [
      "PEM without base64",
      `${header}\n!\n-----END PUBLIC KEY-----`,
      "UnrecognizedPublicKeyEncoding",
      "Invalid public key uploaded.",
    ],
    ...[
      ["without a sequence", pemWith(0x05, 0x00)],
      ["without numbers", pemWith(0x30, 0x00)],
      ["without an exponent", pemWith(0x30, 0x03, 0x02, 0x01, 0x01)],
    ].map(([what = "", body = ""]): [string, string, string, string] => [
      `an RSA key in PEM ${what}`,
      body,
      "UnrecognizedPublicKeyEncoding",
      "Invalid public key uploaded.",
    ]),
    [
      "a modulus of zero",
      "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAAQA=",
      "InvalidPublicKey",
      "Invalid body for public key",
    ],
    ["a key of 1024 bits", rsaKey(0, 1024).ssh, "InvalidPublicKey", "Invalid body for public key"],
    ["an Ed25519 key in PEM", ed25519Pem(), "InvalidPublicKey", "Invalid body for public key"],
    [
      "an Ed25519 key",
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ1DgpUjYdlVuQIBYMmpXzHFWl2A1t5hYSKwrRCFbFrp",
      "InvalidPublicKey",
      "Invalid body for public key",
    ],
    ["a key that the user has", `${first.ssh} again`, "DuplicateSSHPublicKey", "Duplicate SSH public key uploaded."],
    ["a key that the user has, in PEM", first.pem, "DuplicateSSHPublicKey", "Duplicate SSH public key uploaded."],
  ])("refuses %s", async (_, SSHPublicKeyBody, code, message) => {
    const { upload } = mockWithUsers();
    await upload(first.ssh);
    const response = await post({ Action: "UploadSSHPublicKey", UserName: "Bob", SSHPublicKeyBody });
    expect(await errorOf(response)).toEqual({ status: 400, type: "Sender", code, message });
  });

  test.each([
    [undefined, 5],
    [{ SSHPublicKeysPerUser: 1 }, 1],
  ])("with the quotas %j, accepts %i keys", async (quotas, count) => {
    const { upload } = mockWithUsers({ quotas });
    for (let index = 0; index < count; index += 1) await upload(rsaKey(index).ssh);
    await expect(upload(rsaKey(count).ssh)).rejects.toMatchObject({
      name: "LimitExceededException",
      message: `Cannot exceed quota for SSHPublicKeysPerUser: ${count}`,
    });
  });
});

describe.each([
  ["GetSSHPublicKey", { Encoding: "SSH" }],
  ["UpdateSSHPublicKey", { Status: "Inactive" }],
  ["DeleteSSHPublicKey", {}],
])("%s", (Action, params) => {
  const errorFor = async (UserName: string, SSHPublicKeyId = ID, others: object = params) =>
    errorOf(await post({ Action, UserName, SSHPublicKeyId, ...others }));

  test("refuses an unknown user, an unknown id, and another user's id", async () => {
    const { upload } = mockWithUsers();
    const id = (await upload(first.ssh))?.SSHPublicKeyId;
    const notFound = { status: 404, code: "NoSuchEntity" };
    expect(await errorFor("No")).toMatchObject({ ...notFound, message: "The user with name No cannot be found." });
    expect(await errorFor("Bob")).toMatchObject({
      ...notFound,
      message: `The Public Key with id ${ID} cannot be found.`,
    });
    expect(await errorFor("Eve", id)).toMatchObject({ ...notFound, message: `User has no Public Key with id ${id}.` });
  });
});

test("UpdateSSHPublicKey refuses the status Expired", async () => {
  const { client, upload } = mockWithUsers();
  const SSHPublicKeyId = (await upload(first.ssh))?.SSHPublicKeyId;
  const update = new UpdateSSHPublicKeyCommand({ UserName: "Bob", SSHPublicKeyId, Status: "Expired" });
  await expect(client.send(update)).rejects.toMatchObject({
    name: "InvalidInputException",
    message: "Operation does not support status Expired",
  });
});
