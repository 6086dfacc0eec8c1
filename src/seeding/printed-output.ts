import type { DateInput } from "../account/timestamp.ts";
import type { TagFixture } from "../account/types.ts";
import type {
  AttachedPolicyFixture,
  GroupFixture,
  LoginProfileFixture,
  MfaDeviceFixture,
  ServiceSpecificCredentialFixture,
  SigningCertificateFixture,
  SshPublicKeyFixture,
  VirtualMfaDeviceFixture,
} from "./attachment-types.ts";
import type {
  AccessKeyFixture,
  AccessKeyLastUsedFixture,
  TemporaryCredentialFixture,
  UserFixture,
} from "./owner-types.ts";

/** A list whose items the mock does not keep. */
type NotKept = readonly object[] | undefined;

/** What the AWS CLI and the SDKs print besides the members of a fixture. */
export interface PrintedOutput {
  /** The output of `aws iam list-access-keys`. Each key belongs to the user in its `UserName`. Missing users are created. */
  AccessKeyMetadata?: readonly AccessKeyFixture[] | undefined;
  /** The users in the output of `aws iam get-account-authorization-details`. */
  UserDetailList?: readonly UserFixture[] | undefined;
  /** The groups in the output of `aws iam get-account-authorization-details`. */
  GroupDetailList?: readonly GroupFixture[] | undefined;
  /** The output of `create-user` or `get-user`. Without a `UserName`, it is the root user. */
  User?: (Omit<UserFixture, "UserName"> & { UserName?: string | undefined }) | undefined;
  /** The output of `create-access-key`. */
  AccessKey?: AccessKeyFixture | undefined;
  /** The output of `create-login-profile` or `get-login-profile`. */
  LoginProfile?: LoginProfileFixture | undefined;
  /** The output of `create-group`, or of `get-group`, whose `Users` are the group's users. */
  Group?: GroupFixture | undefined;
  /** The output of `get-user-policy`, together with `UserName` and `PolicyDocument`. */
  PolicyName?: string | undefined;
  /** The document of the policy in `PolicyName`: an object, as the AWS CLI prints it, or its JSON, as the SDKs return it. */
  PolicyDocument?: string | object | undefined;
  /** The output of `list-user-policies`. Add the `UserName` to it. */
  PolicyNames?: readonly string[] | undefined;
  /** The output of `list-attached-user-policies`. Add the `UserName` to it. */
  AttachedPolicies?: readonly AttachedPolicyFixture[] | undefined;
  /** The output of `list-user-tags`. Add the `UserName` to it. */
  Tags?: readonly TagFixture[] | undefined;
  /** The output of `list-mfa-devices`. Each device belongs to the user in its `UserName`. */
  MFADevices?: readonly MfaDeviceFixture[] | undefined;
  /** The output of `create-virtual-mfa-device`. */
  VirtualMFADevice?: VirtualMfaDeviceFixture | undefined;
  /** The output of `list-ssh-public-keys`. Each key belongs to the user in its `UserName`. */
  SSHPublicKeys?: readonly SshPublicKeyFixture[] | undefined;
  /** The output of `upload-ssh-public-key` or `get-ssh-public-key`. */
  SSHPublicKey?: SshPublicKeyFixture | undefined;
  /** The output of `list-signing-certificates`. Each certificate belongs to the user in its `UserName`, or to the root user. */
  Certificates?: readonly SigningCertificateFixture[] | undefined;
  /** The output of `upload-signing-certificate`. */
  Certificate?: SigningCertificateFixture | undefined;
  /** The output of `list-service-specific-credentials`. Each credential belongs to the user in its `UserName`. */
  ServiceSpecificCredentials?: readonly ServiceSpecificCredentialFixture[] | undefined;
  /** The output of `create-service-specific-credential` or `reset-service-specific-credential`. */
  ServiceSpecificCredential?: ServiceSpecificCredentialFixture | undefined;
  /** The output of `aws sts assume-role`, `assume-role-with-web-identity` or `get-session-token`. */
  Credentials?: TemporaryCredentialFixture | undefined;
  /** The session to which the `Credentials` belong. `aws sts assume-role` and `assume-role-with-web-identity` print it. The id is ignored. */
  AssumedRoleUser?: { AssumedRoleId?: string | undefined; Arn: string } | undefined;
  /** Ignored, like the next members. The STS actions return them together with `Credentials`. */
  PackedPolicySize?: number | undefined;
  /** Ignored. The name that the caller gave the session. */
  SourceIdentity?: string | undefined;
  /** Ignored. The size of the session token. */
  SessionTokenSize?: number | undefined;
  /** Ignored. The size of the session token in per cent of the maximum. */
  SessionTokenUtilization?: number | undefined;
  /** Ignored. A claim of the web identity token. */
  SubjectFromWebIdentityToken?: string | undefined;
  /** Ignored. A claim of the web identity token. */
  Audience?: string | undefined;
  /** Ignored. A claim of the web identity token. */
  Provider?: string | undefined;
  /** The account in the output of `aws sts get-caller-identity` or `get-access-key-info`. */
  Account?: string | undefined;
  /** The user in the output of `aws sts get-caller-identity`. */
  UserId?: string | undefined;
  /** The ARN in the output of `aws sts get-caller-identity`. The ARN of a user adds the user. */
  Arn?: string | undefined;
  /**
   * The CSV of a credential report, or its base64. It adds users with their passwords, MFA devices, keys and certificates. A report
   * contains no ids. If the user has a key or a certificate with the same date, the report describes that one. Otherwise, one is
   * generated.
   */
  CredentialReport?: string | undefined;
  /** A credential report, as `aws iam get-credential-report` and the SDKs return it. */
  Content?: string | Uint8Array | undefined;
  /** Ignored. `aws iam get-credential-report` prints it. */
  ReportFormat?: string | undefined;
  /** Ignored. `aws iam get-credential-report` prints it. */
  GeneratedTime?: DateInput | undefined;
  /** The owner, if the output does not contain the user's name. */
  UserName?: string | undefined;
  /** Which key `AccessKeyLastUsed` describes. The AWS CLI does not print it. Add it if the user has more than one key. */
  AccessKeyId?: string | undefined;
  /** The output of `aws iam get-access-key-last-used`. If the user has no key, one is generated. */
  AccessKeyLastUsed?: AccessKeyLastUsedFixture | undefined;
  /** Ignored. Paste all pages of a listing to get all of its items. */
  IsTruncated?: boolean | undefined;
  /** Ignored, like `IsTruncated`. */
  Marker?: string | undefined;
  /** Ignored. The AWS CLI prints it instead of `Marker` if you pass `--max-items`. */
  NextToken?: string | undefined;
  /** The roles in the output of `get-account-authorization-details`. Not kept, with a warning. */
  RoleDetailList?: NotKept;
  /** The output of `list-policies`, or the policies in that of `get-account-authorization-details`. Not kept, with a warning. */
  Policies?: NotKept;
  /** The output of `list-roles`. Not kept, with a warning. */
  Roles?: NotKept;
  /** The output of `list-instance-profiles`. Not kept, with a warning. */
  InstanceProfiles?: NotKept;
  /** The output of `list-server-certificates`. Not kept, with a warning. */
  ServerCertificateMetadataList?: NotKept;
  /** The output of `list-open-id-connect-providers`. Not kept, with a warning. */
  OpenIDConnectProviderList?: NotKept;
  /** The output of `list-saml-providers`. Not kept, with a warning. */
  SAMLProviderList?: NotKept;
  /** The output of `get-account-summary`. Not kept, with a warning. */
  SummaryMap?: object | undefined;
  /** The output of `generate-credential-report`. Not kept, with a warning. */
  State?: string | undefined;
  /** Ignored. `generate-credential-report` prints it together with `State`. */
  Description?: string | undefined;
  /** Ignored. The SDK for JavaScript 3 returns it. */
  $metadata?: unknown;
  /** Ignored. The SDK for JavaScript 2 and boto3 return it. */
  ResponseMetadata?: unknown;
  /** Ignored. The SDK for Go returns it. */
  ResultMetadata?: unknown;
}
