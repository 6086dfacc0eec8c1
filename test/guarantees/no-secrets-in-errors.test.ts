import { mockIam } from "msw-iam";
import { describe, expect, test } from "vitest";
import { errorCodes } from "../../src/protocol/error-codes.ts";
import { awsError } from "../../src/protocol/errors.ts";
import "msw-iam/vitest";
import {
  account,
  BOBS_KEY,
  BOBS_PHONE,
  errorThrownBy,
  KINDS_OF_PRIVATE_KEY,
  ONE,
  PASSWORD,
  printAll,
  privateKey,
  ROOTS_PHONE,
  SECRET,
  SPARE_PHONE,
  secretsIn,
  TOKEN,
  TWO,
} from "../support/secrets.ts";

describe("no secret appears in the error", () => {
  test("of any AWS error code", () => {
    // The names of some codes are as long as a secret.
    for (const code of errorCodes)
      expect(printAll(awsError(code)).replaceAll(code, "")).not.toMatch(/EXAMPLEKEY|[A-Za-z0-9+/]{40}/);
  });

  // Arguments in the wrong place, as in a test without types.
  const iam = mockIam({ account });
  const record = iam.account.user("Bob")?.AccessKeys[0];
  const config = iam.clientConfig("Bob");
  const key = { AccessKeyId: SECRET, SecretAccessKey: BOBS_KEY };
  const seedBob = (user: object) => mockIam({ account: { Users: [{ UserName: "Bob", ...user }] } });
  const bob = (user: object) => ({ Users: [{ UserName: "Bob", ...user }] });
  const credential = (id: string, ServiceName: string, secret: object) =>
    bob({ ServiceSpecificCredentials: [{ ServiceSpecificCredentialId: id, ServiceName, ...secret }] });
  // Each fixture contradicts `account`.
  const differing: [what: string, fixture: object][] = [
    ["password", bob({ LoginProfile: { Password: "x" } })],
    ["former password", bob({ LoginProfile: { FormerPasswords: ["x"] } })],
    ["seed", bob({ MFADevices: [{ SerialNumber: BOBS_PHONE, Base32StringSeed: "X" }] })],
    ["password of a service", credential(ONE, "codecommit.amazonaws.com", { ServicePassword: "x" })],
    ["secret of a service", credential(TWO, "bedrock.amazonaws.com", { ServiceCredentialSecret: "x" })],
    ["password of the root user", { RootUser: { LoginProfile: { Password: "x" } } }],
    ["former password of the root user", { RootUser: { LoginProfile: { FormerPasswords: ["x"] } } }],
    ["seed of the root user", { RootUser: { MFADevices: [{ SerialNumber: ROOTS_PHONE, Base32StringSeed: "X" }] } }],
    [
      "seed of a device that is not assigned",
      { VirtualMFADevices: [{ SerialNumber: SPARE_PHONE, Base32StringSeed: "X" }] },
    ],
  ];

  test.each<[string, () => unknown]>([
    ["a record in place of { accessKeyId }", () => iam.clientConfig(record as never)],
    ["a secret in place of an id", () => iam.clientConfig({ accessKeyId: SECRET })],
    ["a secret in place of a user's name", () => iam.clientConfig(SECRET)],
    ["a client's configuration in place of options", () => mockIam(config as never)],
    ["a fixture in place of the seed", () => mockIam({ randomSeed: account as never })],
    ["a secret as an option", () => mockIam({ accountId: SECRET })],
    ["a record in place of a status", () => iam.account.updateAccessKey("Bob", BOBS_KEY, record as never)],
    ["a secret in place of a status", () => iam.account.updateAccessKey("Bob", BOBS_KEY, SECRET as never)],
    ["a secret in place of a key's id", () => iam.account.deleteAccessKey("Bob", SECRET)],
    ["a secret in place of a name", () => iam.account.createAccessKey(SECRET)],
    ["a record in place of a use", () => iam.account.recordUse(BOBS_KEY, record as never)],
    [
      "a record in place of a date",
      () => iam.account.recordUse(BOBS_KEY, { ServiceName: "s3", Region: "", LastUsedDate: record as never }),
    ],
    ["a secret in place of a used key's id", () => iam.account.recordUse(SECRET, { ServiceName: "s3", Region: "" })],
    ["a key with id and secret swapped", () => iam.account.createAccessKey("Bob", key)],
    ["a fixture's key with id and secret swapped", () => iam.seed({ RootAccessKeys: [key] })],
    ["a token in place of an id", () => iam.seed({ TemporaryCredentials: [{ AccessKeyId: TOKEN }] })],
    ["a secret that is a number", () => iam.seed({ RootAccessKeys: [{ SecretAccessKey: 7 as never }] })],
    ["a secret in place of a key", () => iam.seed({ Users: [{ UserName: "Eve", AccessKeys: [SECRET as never] }] })],
    ["a secret in place of the keys", () => iam.seed({ Users: [{ UserName: "Eve", AccessKeys: SECRET as never }] })],
    ["a secret under a misspelt name", () => iam.seed({ RootAccessKeys: [{ SecretAccesKey: SECRET } as never] })],
    [
      "a seed with a user who differs",
      () => iam.seed({ Users: [{ ...account.Users[0], UserName: "Bob", Path: "/x/" }] }),
    ],
    ["a seed with keys that exist", () => iam.seed(account)],
    ...differing.flatMap(([what, fixture]): [string, () => unknown][] => [
      [`a seed with another ${what}`, () => mockIam({ account: fixture }).seed(account)],
      [`two fixtures of which one has another ${what}`, () => mockIam({ account: [fixture, account] })],
    ]),
    ["a password in place of the former ones", () => seedBob({ LoginProfile: { FormerPasswords: PASSWORD } })],
    ...["SSHPublicKeys", "SigningCertificates"].flatMap((list) =>
      KINDS_OF_PRIVATE_KEY.map((kind): [string, () => unknown] => [
        `a private key (${kind}PRIVATE KEY) in ${list}`,
        () =>
          seedBob({
            [list]: [{ [list === "SSHPublicKeys" ? "SSHPublicKeyBody" : "CertificateBody"]: privateKey(kind) }],
          }),
      ]),
    ),
    ["a former password that is a number", () => seedBob({ LoginProfile: { FormerPasswords: [PASSWORD, 7] } })],
  ])("for %s", (_, misuse) => {
    const error = errorThrownBy(misuse);
    expect(secretsIn(iam, printAll(error) + error.message)).toEqual([]);
  });
});
