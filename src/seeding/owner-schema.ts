import * as v from "valibot";
import { LAST_USE_NAME } from "../protocol/patterns.ts";
import { attachmentSchemas } from "./attachment-schema.ts";
import { expected, listOf, members, name, once, optionalDate, secret, text } from "./schema-parts.ts";

/** What the name of a region or a service must be. */
export const LAST_USE_NAME_TEXT = "1 to 128 letters, digits, spaces or _./:-";

/** The schemas of users, the root user and their keys. They are built on first use. */
export const ownerSchemas = once(() => {
  const { keyId, userName, ...schemas } = attachmentSchemas();
  const { loginProfile, mfaDevice, sshPublicKey, signingCertificate, serviceSpecificCredential } = schemas;

  const lastUseName = name(LAST_USE_NAME, 1, 128, LAST_USE_NAME_TEXT);
  // For a key that was never used, AWS returns a service and a region of "N/A".
  const lastUsed = v.pipe(
    members({ LastUsedDate: optionalDate, ServiceName: v.nullish(lastUseName), Region: v.nullish(lastUseName) }),
    v.check(
      ({ LastUsedDate, ServiceName, Region }) =>
        (LastUsedDate ?? undefined) !== undefined || [ServiceName, Region].every((name) => (name ?? "N/A") === "N/A"),
      "has a ServiceName or a Region, but no LastUsedDate. Add the date.",
    ),
  );
  const accessKey = members({
    AccessKeyId: v.nullish(keyId),
    Status: schemas.status,
    CreateDate: optionalDate,
    SecretAccessKey: v.nullish(secret),
    AccessKeyLastUsed: v.nullish(lastUsed),
    UserName: v.nullish(userName),
  });
  const keysOrCount = expected("an array of access keys, or how many to generate, at most 1,000,000");
  const keyCount = v.pipe(
    v.number(),
    v.integer(keysOrCount),
    v.minValue(0, keysOrCount),
    v.maxValue(1_000_000, keysOrCount),
  );

  const userEntries = {
    Path: v.nullish(schemas.path),
    UserId: v.nullish(keyId),
    Arn: v.nullish(text()),
    CreateDate: optionalDate,
    PasswordLastUsed: optionalDate,
    PermissionsBoundary: v.nullish(schemas.permissionsBoundary),
    Tags: schemas.tags,
    AccessKeys: v.nullish(v.union([keyCount, v.array(accessKey)], keysOrCount)),
    LoginProfile: v.nullish(loginProfile),
    Groups: schemas.groupNames,
    GroupList: schemas.groupNames,
    UserPolicyList: schemas.inlinePolicies,
    AttachedManagedPolicies: schemas.attachedPolicies,
    MFADevices: listOf(mfaDevice, "MFA devices"),
    SSHPublicKeys: listOf(sshPublicKey, "SSH public keys"),
    SigningCertificates: listOf(signingCertificate, "signing certificates"),
    ServiceSpecificCredentials: listOf(serviceSpecificCredential, "service-specific credentials"),
  };
  const user = members({ UserName: userName, ...userEntries });
  /** The root user has no name. Its id is the account id. */
  const userOrRoot = members({ UserName: v.nullish(userName), ...userEntries, UserId: v.nullish(text()) });
  const rootUser = members({
    CreateDate: optionalDate,
    PasswordLastUsed: optionalDate,
    LoginProfile: v.nullish(loginProfile),
    AccessKeys: listOf(accessKey, "access keys"),
    MFADevices: userEntries.MFADevices,
    SigningCertificates: userEntries.SigningCertificates,
  });

  return { lastUsed, accessKey, userEntries, user, userOrRoot, rootUser };
});
