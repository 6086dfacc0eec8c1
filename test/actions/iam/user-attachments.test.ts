import {
  ListMFADevicesCommand,
  ListServiceSpecificCredentialsCommand,
  ListSigningCertificatesCommand,
  ListSSHPublicKeysCommand,
} from "@aws-sdk/client-iam";
import { describe, expect, test } from "vitest";
import { clientOf } from "../../support/client.ts";
import { errorOf, mockOnServer, post } from "../../support/server.ts";

const account = { Users: [{ UserName: "Bob", AccessKeys: 1 }] };

test("the listings of devices, certificates, public keys and credentials are empty", async () => {
  const client = clientOf(mockOnServer({ account }));
  const input = { UserName: "Bob" };
  expect((await client.send(new ListMFADevicesCommand(input))).MFADevices).toEqual([]);
  expect((await client.send(new ListSigningCertificatesCommand(input))).Certificates).toEqual([]);
  expect((await client.send(new ListSSHPublicKeysCommand(input))).SSHPublicKeys).toEqual([]);
  const { ServiceSpecificCredentials } = await client.send(new ListServiceSpecificCredentialsCommand(input));
  expect(ServiceSpecificCredentials).toEqual([]);
});

const Bob = { UserName: "Bob" };
const noSuchEntity: [Action: string, parameters: Record<string, string>, message: string][] = [
  [
    "DeactivateMFADevice",
    { ...Bob, SerialNumber: "GAHT12345678" },
    "MFA Device with serial number GAHT12345678 does not exist.",
  ],
  [
    "DeleteSigningCertificate",
    { ...Bob, CertificateId: "A".repeat(24) },
    `The Certificate with id ${"A".repeat(24)} cannot be found.`,
  ],
  [
    "DeleteSSHPublicKey",
    { ...Bob, SSHPublicKeyId: "A".repeat(20) },
    `The Public Key with id ${"A".repeat(20)} cannot be found.`,
  ],
  [
    "DeleteServiceSpecificCredential",
    { ...Bob, ServiceSpecificCredentialId: "A".repeat(20) },
    `No such credential ${"A".repeat(20)} exists`,
  ],
];

test.each(noSuchEntity)("%s returns NoSuchEntity", async (Action, parameters, message) => {
  mockOnServer({ account });
  expect(await errorOf(await post({ Action, ...parameters }))).toEqual({
    status: 404,
    type: "Sender",
    code: "NoSuchEntity",
    message,
  });
});

describe("an unknown or malformed user name is refused by", () => {
  const all = [
    ...noSuchEntity.map(([Action, parameters]) => [Action, parameters] as const),
    ...["ListMFADevices", "ListSigningCertificates"].map((Action) => [Action, {}] as const),
    ...["ListSSHPublicKeys", "ListServiceSpecificCredentials"].map((Action) => [Action, {}] as const),
  ];
  test.each(all)("%s", async (Action, parameters) => {
    mockOnServer({ account });
    expect(await errorOf(await post({ Action, ...parameters, UserName: "Nobody" }))).toMatchObject({
      status: 404,
      message: "The user with name Nobody cannot be found.",
    });
    expect(await errorOf(await post({ Action, ...parameters, UserName: "a".repeat(129) }))).toMatchObject({
      status: 400,
    });
  });
});

test("ListMFADevices uses the caller if there is no UserName", async () => {
  const client = clientOf(mockOnServer({ account }), "Bob");
  expect((await client.send(new ListMFADevicesCommand({}))).MFADevices).toEqual([]);
});
