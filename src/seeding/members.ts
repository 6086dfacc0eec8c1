/** The members of a record such as `UserRecord` or `GroupRecord`. Defaults are not filled in yet. */
export interface Members {
  [member: string]: unknown;
  CreateDate?: unknown;
  UserId?: unknown;
  UserName?: unknown;
  GroupName?: unknown;
  Path?: unknown;
  Groups?: unknown;
  PermissionsBoundaryType?: unknown;
  PolicyArn?: unknown;
  PolicyName?: unknown;
  PolicyDocument?: unknown;
  SerialNumber?: unknown;
  ServiceName?: unknown;
  VirtualMFADevices?: unknown;
}
