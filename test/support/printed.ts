import { type AccountFixture, mockIam } from "msw-iam";

const now = () => new Date("2026-11-24T12:00:00Z");
/** Returns the snapshot of a mock whose account these fixtures make. */
export const seeded = (...account: readonly unknown[]) =>
  mockIam({ account: account as AccountFixture[], now }).snapshot();
/** Returns the only user of such a mock. */
export const bobOf = (...account: readonly unknown[]) => seeded(...account).Users?.[0];

// What the AWS CLI prints about Bob and what is attached to him. A date in a snapshot ends with "Z".

export const date = "2024-05-06T07:08:09+00:00";
export const Z = "2024-05-06T07:08:09Z";
export const bob = {
  ...{ Path: "/dev/", UserName: "Bob", UserId: "AIDACKCEVSQ6C2EXAMPLE" },
  ...{ Arn: "arn:aws:iam::210987654321:user/dev/Bob", CreateDate: date },
};
export const document = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "s3:*", Resource: "*" }] };
export const text = JSON.stringify(document);
export const admins = {
  ...{ Path: "/", GroupName: "admins", GroupId: "AGPAADMINSADMIEXAMPLE" },
  ...{ Arn: "arn:aws:iam::210987654321:group/admins", CreateDate: date },
};
export const device = { UserName: "Bob", SerialNumber: "arn:aws:iam::123456789012:mfa/Bob", EnableDate: date };
export const sshKey = { UserName: "Bob", SSHPublicKeyId: "APKABOBSFIRSTEXAMPLE", Status: "Active", UploadDate: date };
export const certificate = {
  UserName: "Bob",
  CertificateId: "TA7SMP42TDN5Z26OBPJE7EXAMPLEDEPL",
  Status: "Active",
  UploadDate: date,
};
export const credential = {
  ...{ UserName: "Bob", Status: "Inactive", ServiceUserName: "Bob-at-123456789012", CreateDate: date },
  ...{ ServiceSpecificCredentialId: "ACCABOBSFIRSTXEXAMPLE", ServiceName: "codecommit.amazonaws.com" },
};
export const key = { UserName: "Bob", AccessKeyId: "AKIABOBSFIRSTEXAMPLE", Status: "Active", CreateDate: date };
export const boundary = {
  PermissionsBoundaryType: "PermissionsBoundaryPolicy",
  PermissionsBoundaryArn: "arn:aws:iam::aws:policy/ReadOnlyAccess",
};
export const readOnly = { PolicyName: "ReadOnlyAccess", PolicyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" };
