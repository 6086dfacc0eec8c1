import * as v from "valibot";
import { KEY_ID, PATH, USER_NAME } from "../protocol/patterns.ts";
import {
  dateInput,
  expected,
  invalidSecrets,
  listOf,
  members,
  name,
  once,
  optionalDate,
  recordsOnly,
  secret,
  seed,
  tagKey,
  tagValue,
  text,
  xmlText,
} from "./schema-parts.ts";

const POLICY_ARN = String.raw`arn:[\w-]+:iam::(?:\d{12}|aws):policy/(?:[\u0021-\u007E]+/)?[\w+=,.@-]+`;
// The path of a virtual device can contain more characters, and make its ARN longer.
const SERIAL_NUMBER = String.raw`[\w+=/:,.@-]{9,256}|arn:[\w-]+:iam::\d{12}:mfa/[!-~]+`;

const NO_PRIVATE_KEY = /^(?![\s\S]*PRIVATE KEY-----)/;

/** The schemas of what IAM stores for users and groups. They are built on first use. */
export const attachmentSchemas = once(() => {
  const keyId = name(KEY_ID, 16, 128, "16 to 128 letters, digits or underscores");
  const userName = name(USER_NAME, 1, 128, "1 to 128 letters, digits or _+=,.@-");
  const groupName = userName;
  const policyName = userName;
  const path = name(PATH, 1, 512, '"/", or up to 512 characters that begin and end with "/"');
  const optionalText = v.nullish(text());
  const optionalXmlText = v.nullish(xmlText);
  const flag = v.nullish(v.boolean(expected("true or false")));
  const status = v.nullish(
    v.picklist(["Active", "Inactive", "Expired"], expected('"Active", "Inactive" or "Expired"')),
  );
  const number = (min: number, max: number) => {
    const message = expected(`a whole number from ${min} to ${max}`);
    return v.nullish(v.pipe(v.number(message), v.integer(message), v.minValue(min, message), v.maxValue(max, message)));
  };

  const tags = listOf(members({ Key: tagKey, Value: tagValue }), "tags");
  const policyArn = name(
    POLICY_ARN,
    20,
    2048,
    'the ARN of a managed policy, such as "arn:aws:iam::aws:policy/ReadOnlyAccess"',
  );
  const document = v.nullish(
    v.union(
      [v.string(), recordsOnly(v.record(v.string(), v.unknown()))],
      expected("a policy document, as an object or as JSON"),
    ),
  );
  const inlinePolicies = listOf(members({ PolicyName: policyName, PolicyDocument: document }), "inline policies");
  const attachedPolicies = listOf(members({ PolicyName: optionalText, PolicyArn: policyArn }), "managed policies");
  const groupNames = listOf(groupName, "group names");

  const permissionsBoundary = members({
    PermissionsBoundaryType: v.nullish(
      v.picklist(["Policy", "PermissionsBoundaryPolicy"], expected('"Policy" or "PermissionsBoundaryPolicy"')),
    ),
    PermissionsBoundaryArn: policyArn,
  });
  const loginProfile = members({
    UserName: v.nullish(userName),
    CreateDate: optionalDate,
    PasswordResetRequired: flag,
    PasswordLastChanged: optionalDate,
    PasswordNextRotation: optionalDate,
    Password: v.nullish(secret),
    FormerPasswords: v.nullish(v.array(secret, invalidSecrets)),
  });
  const serialNumber = name(
    SERIAL_NUMBER,
    9,
    1024,
    "9 to 256 letters, digits or _+=/:,.@-, or the ARN of a virtual device",
  );
  const device = {
    SerialNumber: serialNumber,
    EnableDate: optionalDate,
    Base32StringSeed: v.nullish(seed),
    CodeLastUsed: optionalDate,
  };
  const mfaDevice = members({ UserName: v.nullish(userName), ...device });
  const virtualMfaDevice = members({
    ...device,
    QRCodePNG: v.optional(v.unknown()),
    User: v.optional(v.unknown()),
    Tags: tags,
  });
  // This message never contains the value.
  const body = v.nullish(
    v.pipe(
      xmlText,
      v.regex(NO_PRIVATE_KEY, "contains a private key. Replace it with the public key or the certificate."),
    ),
  );
  const sshPublicKey = members({
    UserName: v.nullish(userName),
    SSHPublicKeyId: v.nullish(keyId),
    SSHPublicKeyBody: body,
    Fingerprint: optionalXmlText,
    Status: status,
    UploadDate: optionalDate,
  });
  const signingCertificate = members({
    UserName: v.nullish(userName),
    CertificateId: v.nullish(name(KEY_ID, 24, 128, "24 to 128 letters, digits or underscores")),
    CertificateBody: body,
    Status: status,
    UploadDate: optionalDate,
  });
  const serviceSpecificCredential = members({
    UserName: v.nullish(userName),
    ServiceSpecificCredentialId: v.nullish(keyId),
    ServiceName: name("[a-zA-Z0-9.-]+", 1, 128, 'the name of a service, such as "codecommit.amazonaws.com"'),
    ServiceUserName: optionalXmlText,
    ServicePassword: v.nullish(secret),
    ServiceCredentialAlias: optionalXmlText,
    ServiceCredentialSecret: v.nullish(secret),
    CreateDate: optionalDate,
    ExpirationDate: optionalDate,
    Status: status,
  });

  const group = members({
    GroupName: groupName,
    Path: v.nullish(path),
    GroupId: v.nullish(keyId),
    Arn: optionalText,
    CreateDate: v.nullish(dateInput),
    GroupPolicyList: inlinePolicies,
    AttachedManagedPolicies: attachedPolicies,
    Users: listOf(userName, "user names"),
  });
  const passwordPolicy = members({
    MinimumPasswordLength: number(6, 128),
    RequireSymbols: flag,
    RequireNumbers: flag,
    RequireUppercaseCharacters: flag,
    RequireLowercaseCharacters: flag,
    AllowUsersToChangePassword: flag,
    ExpirePasswords: flag,
    MaxPasswordAge: number(1, 1095),
    PasswordReusePrevention: number(1, 24),
    HardExpiry: flag,
  });

  return {
    ...{ keyId, userName, policyName, path, status, tags, document, inlinePolicies, attachedPolicies, groupNames },
    ...{ permissionsBoundary, loginProfile, mfaDevice, virtualMfaDevice, sshPublicKey, signingCertificate },
    ...{ serviceSpecificCredential, group, passwordPolicy },
  };
});
