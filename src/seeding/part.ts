import type { GroupFixture } from "./attachment-types.ts";
import type { AccessKeyFixture, RootUserFixture, TemporaryCredentialFixture, UserFixture } from "./owner-types.ts";
import type { Path } from "./parse.ts";
import type { AccountFixture } from "./types.ts";

/** A value from a fixture, with a function that formats the place of one of its members in the original fixture. */
export interface Located<Value> {
  readonly value: Value;
  readonly place: (path: Path) => string;
}

/** What is wrong at a place in a fixture. */
export interface PlacedIssue {
  readonly place: string;
  /** Completes the sentence that starts with the place. */
  readonly text: string;
}

/** What a credential report says about a user or the root user. Its keys and certificates have no ids. */
export interface ReportedOwner {
  /** `undefined` for the root user. */
  readonly name: string | undefined;
  readonly accessKeys: readonly AccessKeyFixture[];
  readonly certificates: readonly { readonly Status: string; readonly UploadDate: string }[];
  readonly hasMfaDevice: boolean;
}

/** The output of `aws iam get-access-key-last-used`. */
export type LastUse = Pick<AccountFixture, "UserName" | "AccessKeyId" | "AccessKeyLastUsed">;

/**
 * A validated fixture, in which everything about users is in `users`, and so on. A credential report is a part of its own. It is seeded
 * after all other parts.
 */
export interface Part {
  readonly fixtureIndex: number;
  readonly issues: readonly PlacedIssue[];
  /** What the mock does not keep. */
  readonly warnings: readonly PlacedIssue[];
  readonly accountIds: readonly Located<string>[];
  readonly users: readonly Located<UserFixture>[];
  readonly groups: readonly Located<GroupFixture>[];
  readonly roots: readonly Located<RootUserFixture>[];
  /** `VirtualMFADevices` contains one device, without an owner. */
  readonly settings: readonly Located<
    Pick<AccountFixture, "AccountAliases" | "PasswordPolicy" | "VirtualMFADevices">
  >[];
  readonly temporaryCredentials: readonly Located<TemporaryCredentialFixture>[];
  readonly formerIds: Located<Pick<AccountFixture, "FormerAccessKeyIds" | "FormerUserIds" | "FormerIds">>;
  readonly lastUse: Located<LastUse> | undefined;
  readonly reported: readonly ReportedOwner[];
}
