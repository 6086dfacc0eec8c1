import * as v from "valibot";
import { respondLineFor } from "../protocol/respond-line.ts";
import { ACCOUNT_ID } from "./account-id.ts";
import { attachmentSchemas } from "./attachment-schema.ts";
import { ownerSchemas } from "./owner-schema.ts";
import { expected, listOf, matching, members, name, once, optionalDate, secret, text } from "./schema-parts.ts";

/** An alias of 12 digits would look like an account id. */
const ALIAS = "(?!\\d{12}$)[a-z0-9](?:[a-z0-9]|-(?!-)){1,61}[a-z0-9]";

/** The schema of a fixture. It is built on first use. The JSON Schema of fixtures is generated from it. */
export const fixtureSchema = once(() => {
  const { keyId, userName, ...schemas } = attachmentSchemas();
  const { accessKey, lastUsed, user, userOrRoot, rootUser, userEntries } = ownerSchemas();
  const { loginProfile, sshPublicKey, signingCertificate, serviceSpecificCredential, group } = schemas;
  const report = text("the CSV of a credential report, or its base64");
  const ignored = v.optional(v.unknown());
  const flag = v.nullish(v.boolean(expected("true or false")));

  const sessionArn = matching(
    /^arn:[\w-]+:(?:iam|sts)::\d{12}:[!-~]+$/,
    'an ARN of IAM or STS, such as "arn:aws:sts::123456789012:assumed-role/admin/session"',
  );
  const temporaryCredential = members({
    AccessKeyId: v.nullish(keyId),
    SecretAccessKey: v.nullish(secret),
    SessionToken: v.nullish(secret),
    Expiration: optionalDate,
    Arn: v.nullish(sessionArn),
  });
  const accountId = v.nullish(matching(ACCOUNT_ID, 'a string of 12 digits, such as "123456789012"'));
  const alias = name(ALIAS, 3, 63, "3 to 63 lower-case letters, digits or single hyphens, but not 12 digits");

  const entries = {
    $schema: v.nullish(text()),
    AccountId: accountId,
    Users: listOf(user, "users"),
    Groups: listOf(group, "groups"),
    RootUser: v.nullish(rootUser),
    RootAccessKeys: listOf(accessKey, "access keys"),
    AccountAliases: listOf(alias, "account aliases"),
    PasswordPolicy: v.nullish(schemas.passwordPolicy),
    VirtualMFADevices: listOf(schemas.virtualMfaDevice, "virtual MFA devices"),
    TemporaryCredentials: listOf(temporaryCredential, "temporary credentials"),
    FormerAccessKeyIds: listOf(keyId, "the ids of access keys"),
    FormerUserIds: listOf(keyId, "the ids of users"),
    FormerIds: listOf(keyId, "ids"),
    // What the AWS CLI and the SDKs print.
    AccessKeyMetadata: listOf(accessKey, "access keys"),
    UserDetailList: listOf(user, "user details"),
    GroupDetailList: listOf(group, "group details"),
    User: v.nullish(userOrRoot),
    AccessKey: v.nullish(accessKey),
    LoginProfile: v.nullish(loginProfile),
    Group: v.nullish(group),
    PolicyName: v.nullish(schemas.policyName),
    PolicyDocument: schemas.document,
    PolicyNames: listOf(schemas.policyName, "policy names"),
    AttachedPolicies: schemas.attachedPolicies,
    Tags: schemas.tags,
    MFADevices: userEntries.MFADevices,
    VirtualMFADevice: v.nullish(schemas.virtualMfaDevice),
    SSHPublicKeys: userEntries.SSHPublicKeys,
    SSHPublicKey: v.nullish(sshPublicKey),
    Certificates: userEntries.SigningCertificates,
    Certificate: v.nullish(signingCertificate),
    ServiceSpecificCredentials: userEntries.ServiceSpecificCredentials,
    ServiceSpecificCredential: v.nullish(serviceSpecificCredential),
    Credentials: v.nullish(temporaryCredential),
    AssumedRoleUser: v.nullish(members({ AssumedRoleId: v.nullish(text()), Arn: sessionArn })),
    PackedPolicySize: ignored,
    SourceIdentity: ignored,
    SessionTokenSize: ignored,
    SessionTokenUtilization: ignored,
    SubjectFromWebIdentityToken: ignored,
    Audience: ignored,
    Provider: ignored,
    Account: accountId,
    UserId: v.nullish(text()),
    Arn: v.nullish(sessionArn),
    CredentialReport: v.nullish(report),
    Content: v.nullish(
      v.union([v.string(), v.custom<Uint8Array>(ArrayBuffer.isView)], expected("a credential report")),
    ),
    ReportFormat: ignored,
    GeneratedTime: ignored,
    UserName: v.nullish(userName),
    AccessKeyId: v.nullish(keyId),
    AccessKeyLastUsed: v.nullish(lastUsed),
    IsTruncated: flag,
    Marker: ignored,
    NextToken: ignored,
    RoleDetailList: ignored,
    Policies: ignored,
    Roles: ignored,
    InstanceProfiles: ignored,
    ServerCertificateMetadataList: ignored,
    OpenIDConnectProviderList: ignored,
    SAMLProviderList: ignored,
    SummaryMap: ignored,
    State: ignored,
    Description: ignored,
    $metadata: ignored,
    ResponseMetadata: ignored,
    ResultMetadata: ignored,
  };
  return members(entries, (unknownName) => {
    if (unknownName in user.entries) return "is a member of a user. Put the user into Users.";
    if (unknownName in accessKey.entries) return "is a member of an access key. Put the key into a user's AccessKeys.";
    const line = respondLineFor(unknownName);
    return line && `is not kept in the account. To respond with it, write ${line}.`;
  });
});
