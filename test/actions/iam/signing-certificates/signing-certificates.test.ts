import { createHash, X509Certificate } from "node:crypto";
import {
  DeleteSigningCertificateCommand,
  ListSigningCertificatesCommand,
  paginateListSigningCertificates,
  UpdateSigningCertificateCommand,
  UploadSigningCertificateCommand,
} from "@aws-sdk/client-iam";
import type { MockIam, MockIamOptions } from "msw-iam";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { certificates } from "../../../support/certificates.ts";
import { clientOf } from "../../../support/client.ts";
import { errorOf, mockOnServer, post } from "../../../support/server.ts";

// The SDK retries LimitExceeded, and waits before each retry.
beforeEach(() => void vi.stubEnv("AWS_MAX_ATTEMPTS", "1"));

const { one, two, v1, expired, old } = certificates;
const ID_OF_ONE = "VTYHPFKN22JSEMPLVXA7JUC4DJ7LOGCE";
const UNKNOWN = "A".repeat(32);

const base32Of = (bytes: Uint8Array) =>
  Array.from(bytes, (byte) => byte.toString(2).padStart(8, "0"))
    .join("")
    .replace(/.{5}/g, (bits) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".charAt(Number.parseInt(bits, 2)));

function mockWithUsers(options: MockIamOptions = {}) {
  const dates = ["2026-03-04T05:06:07Z", "2026-03-05T05:06:07Z", "2026-03-06T05:06:07Z"];
  let day = 0;
  const account = { Users: [{ UserName: "Bob" }, { UserName: "Eve" }] };
  const iam = mockOnServer({ account, now: () => new Date(dates[day] ?? ""), ...options });
  const client = clientOf(iam);
  const upload = async (CertificateBody: string, UserName: string | undefined = "Bob") =>
    (await client.send(new UploadSigningCertificateCommand({ UserName, CertificateBody }))).Certificate;
  const list = async (UserName: string | undefined = "Bob") =>
    (await client.send(new ListSigningCertificatesCommand({ UserName }))).Certificates;
  const nextDay = () => {
    day += 1;
  };
  return { iam, client, upload, list, nextDay };
}

test("a certificate's id is the base32 of its SHA-1 hash, and its body is returned unchanged", async () => {
  const { upload, list } = mockWithUsers();
  const certificate = {
    UserName: "Bob",
    CertificateId: ID_OF_ONE,
    CertificateBody: one,
    Status: "Active",
    UploadDate: new Date("2026-03-04T05:06:07Z"),
  };
  expect(new X509Certificate(one).subject).toBe("CN=one");
  expect(await upload(one)).toEqual(certificate);
  expect(await list()).toEqual([certificate]);
  expect(await list("Eve")).toEqual([]);
});

test("a certificate of a fixture without an id has the id of its body, so that no other user can upload it", async () => {
  const account = {
    Users: [{ UserName: "Bob", SigningCertificates: [{ CertificateBody: one }] }, { UserName: "Eve" }],
  };
  const { iam, upload } = mockWithUsers({ account });
  expect(iam.account.user("Bob")?.SigningCertificates).toMatchObject([{ CertificateId: ID_OF_ONE }]);
  expect(await upload(one)).toMatchObject({ CertificateId: ID_OF_ONE });
  await expect(upload(one, "Eve")).rejects.toMatchObject({ name: "DuplicateCertificateException" });
  expect(() => iam.seed({ Users: [{ UserName: "Eve", SigningCertificates: [{ CertificateBody: one }] }] })).toThrow(
    `Users[0].SigningCertificates[0].CertificateId is "${ID_OF_ONE}", which the account already has.`,
  );
  iam.seed({ Users: [{ UserName: "Bob", SigningCertificates: [{ CertificateBody: one }] }] });
  expect(iam.account.user("Bob")?.SigningCertificates).toHaveLength(1);
});

test.each([
  ["an id of its own", { CertificateId: UNKNOWN, CertificateBody: one }, UNKNOWN],
  [
    "a placeholder as its body",
    { CertificateBody: "-----BEGIN CERTIFICATE-----…" },
    expect.stringMatching(/^\w{25}EXAMPLE$/),
  ],
])("a certificate of a fixture with %s is kept as it is", (_, certificate, CertificateId) => {
  const { iam } = mockWithUsers({ account: { Users: [{ UserName: "Bob", SigningCertificates: [certificate] }] } });
  expect(iam.account.user("Bob")?.SigningCertificates).toMatchObject([{ ...certificate, CertificateId }]);
});

test.each(Object.entries({ one, two, v1 }))(
  "the certificate %s is accepted, and its id is the base32 of its SHA-1 hash",
  async (_, body) => {
    const hash = createHash("sha1").update(new X509Certificate(body).raw).digest();
    const CertificateId = base32Of(hash);
    expect(await mockWithUsers().upload(body)).toMatchObject({
      CertificateId,
      Status: "Active",
      CertificateBody: body,
    });
  },
);

test("a certificate can be deactivated and deleted", async () => {
  const { client, upload, list } = mockWithUsers();
  await upload(one);
  const second = await upload(two);
  const input = { UserName: "Bob", CertificateId: ID_OF_ONE };
  await client.send(new UpdateSigningCertificateCommand({ ...input, Status: "Inactive" }));
  expect((await list())?.map(({ Status }) => Status)).toEqual(["Inactive", "Active"]);
  await client.send(new DeleteSigningCertificateCommand(input));
  expect(await list()).toEqual([second]);
});

test("a second upload of a certificate changes nothing, although the response says that it is active", async () => {
  const { client, upload, list, nextDay } = mockWithUsers();
  const before = await upload(one);
  await client.send(
    new UpdateSigningCertificateCommand({ UserName: "Bob", CertificateId: ID_OF_ONE, Status: "Inactive" }),
  );
  nextDay();
  expect(await upload(one)).toEqual(before);
  expect(await list()).toEqual([{ ...before, Status: "Inactive" }]);
});

test("the root user has certificates of its own", async () => {
  const { client } = mockWithUsers();
  const { Certificate } = await client.send(new UploadSigningCertificateCommand({ CertificateBody: one }));
  expect(Certificate).not.toHaveProperty("UserName");
  const CertificateId = Certificate?.CertificateId;
  const Certificates = async () => (await client.send(new ListSigningCertificatesCommand({}))).Certificates;
  expect(await Certificates()).toEqual([Certificate]);
  await client.send(new DeleteSigningCertificateCommand({ CertificateId }));
  expect(await Certificates()).toEqual([]);
});

test("ListSigningCertificates returns pages", async () => {
  const { iam, client, upload } = mockWithUsers();
  for (const body of [one, two]) await upload(body);
  iam.truncate("ListSigningCertificates", 1);
  const pages: (string | undefined)[][] = [];
  for await (const { Certificates = [] } of paginateListSigningCertificates({ client }, { UserName: "Bob" }))
    pages.push(Certificates.map(({ CertificateBody }) => CertificateBody));
  expect(pages).toEqual([[one], [two]]);
});

/** Replaces a text inside a certificate. */
const withText = (pem: string, from: string | RegExp, to: string) => {
  const [header = "", ...lines] = pem.trim().split("\n");
  const content = Buffer.from(lines.slice(0, -1).join(""), "base64").toString("latin1").replace(from, to);
  return [header, Buffer.from(content, "latin1").toString("base64"), lines.at(-1)].join("\n");
};

const UTC_TIME = 0x17;
const GENERALIZED_TIME = 0x18;

/** Returns a certificate whose last day is this element of ASN.1. The first day becomes longer or shorter by as many bytes. */
function validUntil(tag: number, text: string): string {
  const first = "200101000000Z20010101".slice(0, 28 - text.length);
  const element = (type: number, content: string) => String.fromCharCode(type, content.length) + content;
  return withText(
    two,
    element(UTC_TIME, "200101000000Z") + element(GENERALIZED_TIME, "21200101000000Z"),
    element(UTC_TIME, first) + element(tag, text),
  );
}

describe("UploadSigningCertificate", () => {
  test.each([
    ["UTCTime before 2050", UTC_TIME, "490101000000Z"],
    ["GeneralizedTime", GENERALIZED_TIME, "30000101000000Z"],
  ])("accepts a certificate that expires at a %s", async (_, tag, text) => {
    const body = validUntil(tag, text);
    expect(await mockWithUsers().upload(body)).toMatchObject({ CertificateBody: body });
  });

  test.each([
    ["accepts a certificate in the second in which it expires", "2049-01-01T00:00:00Z", 200],
    ["refuses a certificate one second after it expires", "2049-01-01T00:00:01Z", 400],
  ])("%s", async (_, time, status) => {
    mockWithUsers({ now: () => new Date(time) });
    const response = await post({ Action: "UploadSigningCertificate", UserName: "Bob", CertificateBody: one });
    expect(response.status).toBe(status);
  });

  const [header = "", ...lines] = one.trim().split("\n");
  test.each([
    ["a text that is not a certificate", "hello"],
    ["a certificate that is cut off", [header, lines[0], lines.at(-1)].join("\n")],
    ["a certificate without content", `${header}\nMAA=\n${lines.at(-1)}`],
    ["a certificate without members", `${header}\nMAIwAA==\n${lines.at(-1)}`],
    ["a certificate whose members are cut off", `${header}\nMAMwATA=\n${lines.at(-1)}`],
    ["a certificate of another type", `${header}\nMAIxAA==\n${lines.at(-1)}`],
    ["a certificate without its last line", [header, ...lines.slice(0, -2), lines.at(-1)].join("\n")],
    ["a certificate with more bytes after it", withText(one, /$/, "\u0005\u0000")],
    ["a certificate with a malformed date", withText(two, "21200101", "2120x101")],
    ["a certificate that expired in the same year", validUntil(UTC_TIME, "260101000000Z")],
    ["a certificate that expired a second ago", validUntil(UTC_TIME, "260304050606Z")],
    ["a certificate that expired in 1950", validUntil(UTC_TIME, "500101000000Z")],
    ["a malformed UTCTime", validUntil(UTC_TIME, "4901x1000000Z")],
    ["a UTCTime with the year in four digits", validUntil(UTC_TIME, "30000101000000Z")],
    ["a UTCTime with text after it", validUntil(UTC_TIME, "490101000000Z00")],
    ["a GeneralizedTime with the year in two digits", validUntil(GENERALIZED_TIME, "490101000000Z")],
    ["a GeneralizedTime with text before it", validUntil(GENERALIZED_TIME, "x30000101000000Z")],
    ["a GeneralizedTime with text after it", validUntil(GENERALIZED_TIME, "30000101000000Z0")],
    ["a date that is a text", validUntil(0x0c, "30000101000000Z")],
    ["an expired certificate", expired],
    ["a certificate that expired in 1999", old],
  ])("refuses %s, with the body in the message", async (_, CertificateBody) => {
    mockWithUsers();
    const error = await errorOf(await post({ Action: "UploadSigningCertificate", UserName: "Bob", CertificateBody }));
    const message = `Certificate ${CertificateBody} is malformed.`;
    expect(error).toEqual({ status: 400, type: "Sender", code: "MalformedCertificate", message });
  });

  test("refuses a certificate that another user or the root user has", async () => {
    const { client, upload } = mockWithUsers();
    await upload(one);
    await client.send(new UploadSigningCertificateCommand({ CertificateBody: two }));
    for (const body of [one, two])
      await expect(upload(body, "Eve")).rejects.toMatchObject({
        name: "DuplicateCertificateException",
        message: "Duplicate certificate uploaded.",
      });
  });

  test.each<[how: string, remove: (iam: MockIam) => unknown]>([
    [
      "DeleteSigningCertificate",
      () => post({ Action: "DeleteSigningCertificate", UserName: "Bob", CertificateId: ID_OF_ONE }),
    ],
    ["account.updateUser()", (iam) => iam.account.updateUser("Bob", { SigningCertificates: [] })],
    ["account.deleteUser()", (iam) => iam.account.deleteUser("Bob")],
    ["reset()", (iam) => iam.reset()],
  ])("accepts a certificate that %s has removed from another user", async (_, remove) => {
    const { iam, upload } = mockWithUsers();
    await upload(one);
    await remove(iam);
    expect(await upload(one, "Eve")).toMatchObject({ CertificateId: ID_OF_ONE });
  });

  test("refuses a certificate that another user has again after reset()", async () => {
    const { iam, client, upload } = mockWithUsers();
    await upload(one);
    iam.checkpoint();
    await client.send(new DeleteSigningCertificateCommand({ UserName: "Bob", CertificateId: ID_OF_ONE }));
    iam.reset();
    await expect(upload(one, "Eve")).rejects.toThrow("Duplicate certificate uploaded.");
  });

  test.each([
    [undefined, 2],
    [{ CertificatesPerUser: 1 }, 1],
  ])("with the quotas %j, accepts %i certificates", async (quotas, count) => {
    const { upload } = mockWithUsers({ quotas });
    for (const body of [one, two].slice(0, count)) await upload(body);
    await expect(upload(v1)).rejects.toMatchObject({
      name: "LimitExceededException",
      message: `Cannot exceed quota for CertificatesPerUser: ${count}`,
    });
  });
});

describe.each([
  ["UpdateSigningCertificate", { Status: "Inactive" }],
  ["DeleteSigningCertificate", {}],
])("%s", (Action, params) => {
  test("refuses an unknown user, an unknown id, and another user's id", async () => {
    const { upload } = mockWithUsers();
    await upload(one);
    const errorFor = async (UserName: string, CertificateId: string) =>
      errorOf(await post({ Action, UserName, CertificateId, ...params }));
    const notFound = { status: 404, code: "NoSuchEntity" };
    expect(await errorFor("No", UNKNOWN)).toMatchObject({
      ...notFound,
      message: "The user with name No cannot be found.",
    });
    for (const [user, id] of [
      ["Bob", UNKNOWN],
      ["Eve", ID_OF_ONE],
    ] as const)
      expect(await errorFor(user, id)).toMatchObject({
        ...notFound,
        message: `The Certificate with id ${id} cannot be found.`,
      });
  });
});

test("UpdateSigningCertificate refuses the status Expired", async () => {
  const { client, upload } = mockWithUsers();
  await upload(one);
  const input = { UserName: "Bob", CertificateId: ID_OF_ONE, Status: "Expired" } as const;
  await expect(client.send(new UpdateSigningCertificateCommand(input))).rejects.toMatchObject({
    name: "InvalidInputException",
    message: "Operation does not support status Expired",
  });
});
