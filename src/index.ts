/**
 * The mock, and the types of its options and results.
 *
 * @module
 */

export type {
  AttachedPolicyRecord,
  LoginProfileRecord,
  MfaDeviceRecord,
  PasswordPolicyRecord,
  PermissionsBoundaryRecord,
  PolicyRecord,
  ServiceSpecificCredentialRecord,
  SigningCertificateRecord,
  SshPublicKeyRecord,
} from "./account/attachment-types.ts";
export type { DateInput } from "./account/timestamp.ts";
export type {
  AccessKeyRecord,
  AccessKeyStatus,
  GroupRecord,
  RootUserRecord,
  SettingsRecord,
  TagFixture,
  UserRecord,
} from "./account/types.ts";
export type { AuthenticationFailure, Authenticator, RequestToAuthenticate } from "./authentication/authenticator.ts";
export type { Fault, FaultOptions } from "./faults/fault.ts";
export type { FaultHandle } from "./faults/fault-registry.ts";
export type { PageTrap } from "./faults/page-trap.ts";
export type { PropagationTime } from "./faults/propagation.ts";
export type { ThrottleRate } from "./faults/throttle.ts";
export type { TransportFault } from "./faults/transport.ts";
export type { Attempt, Call, ListedPage } from "./journal/attempt.ts";
export type { Journal } from "./journal/journal.ts";
export type { Account } from "./mock-iam/account.ts";
export type { AccountChanges, GroupChanges, UserChanges } from "./mock-iam/account-changes.ts";
export type { ClientConfig, ClientEnvironment } from "./mock-iam/client-config.ts";
export { mockIam } from "./mock-iam/create-mock-iam.ts";
export type { MockIam } from "./mock-iam/mock-iam.ts";
export type { MockIamOptions } from "./mock-iam/options.ts";
export type { PlainOutput, RespondOptions } from "./mock-iam/respond.ts";
export type { RespondRequest } from "./pipeline/custom-responses.ts";
export type {
  AwsActionName as ActionName,
  AwsListActionName as ListActionName,
  PagedList,
} from "./protocol/action-names.ts";
export type { ErrorCode } from "./protocol/error-codes.ts";
export type { PartitionName } from "./protocol/partitions.ts";
export type {
  AttachedPolicyFixture,
  GroupFixture,
  LoginProfileFixture,
  MfaDeviceFixture,
  PasswordPolicyFixture,
  PermissionsBoundaryFixture,
  PolicyFixture,
  ServiceSpecificCredentialFixture,
  SigningCertificateFixture,
  SshPublicKeyFixture,
  VirtualMfaDeviceFixture,
} from "./seeding/attachment-types.ts";
export type { FixtureInput } from "./seeding/fixture-input.ts";
export type {
  AccessKeyFixture,
  RootUserFixture,
  TemporaryCredentialFixture,
  UserFixture,
} from "./seeding/owner-types.ts";
export type { AccountFixture } from "./seeding/types.ts";
