import type { GroupFixture, PasswordPolicyFixture, VirtualMfaDeviceFixture } from "./attachment-types.ts";
import type { AccessKeyFixture, RootUserFixture, TemporaryCredentialFixture, UserFixture } from "./owner-types.ts";
import type { PrintedOutput } from "./printed-output.ts";

/**
 * The content of an account. What the AWS CLI and the AWS SDKs return for the actions of the mock is a fixture, too. Members with the
 * value `null` are ignored.
 */
export interface AccountFixture extends PrintedOutput {
  /** The path of `account.schema.json`, which lets an editor complete and check the file. The mock ignores it. */
  $schema?: string | undefined;
  /** The id of the account, 12 digits. Default: the `accountId` option. */
  AccountId?: string | undefined;
  /** The users, with everything that IAM stores for them. Default: none. */
  Users?: readonly UserFixture[] | undefined;
  /** The groups. Users name their groups in `Groups`, or groups name their users in `Users`. Default: none. */
  Groups?: readonly GroupFixture[] | undefined;
  /** The root user, with its password, access keys, MFA devices and certificates. */
  RootUser?: RootUserFixture | undefined;
  /** The access keys of the root user: a short form of `RootUser: { AccessKeys }`. Default: none. */
  RootAccessKeys?: readonly AccessKeyFixture[] | undefined;
  /** The alias of the account. An account has at most one. */
  AccountAliases?: readonly string[] | undefined;
  /** The password policy of the account. Default: none. */
  PasswordPolicy?: PasswordPolicyFixture | undefined;
  /** Virtual MFA devices, assigned or not. */
  VirtualMFADevices?: readonly VirtualMfaDeviceFixture[] | undefined;
  /** Temporary credentials that requests can be signed with. Default: none. */
  TemporaryCredentials?: readonly TemporaryCredentialFixture[] | undefined;
  /** The ids of deleted access keys. Their requests get `InvalidClientTokenId`, and no new key gets one of these ids. */
  FormerAccessKeyIds?: readonly string[] | undefined;
  /** The ids of deleted users. No new user gets one of them. */
  FormerUserIds?: readonly string[] | undefined;
  /** The ids of deleted groups, SSH public keys, signing certificates and service-specific credentials. No new record gets one of them. */
  FormerIds?: readonly string[] | undefined;
}
