import type { Members } from "./members.ts";
import type { Path } from "./parse.ts";

/** The members with the ids and serial numbers of an owner and its attachments. No other owner can have the same ones. */
const idMembers: ReadonlySet<string> = new Set([
  ...["UserId", "GroupId", "SSHPublicKeyId", "CertificateId", "ServiceSpecificCredentialId", "SerialNumber"],
]);

/** Finds the ids in a canonical owner, with their paths. */
export function idsIn(owner: Members): (readonly [id: string, path: Path])[] {
  return Object.entries(owner).flatMap(([member, value]): (readonly [string, Path])[] => {
    if (idMembers.has(member)) return [[String(value), [member]]];
    if (!Array.isArray(value)) return [];
    return value.flatMap((item: Members | string, index) =>
      typeof item === "string" ? [] : idsIn(item).map(([id, path]) => [id, [member, index, ...path]] as const),
    );
  });
}

/** The members with dates. An owner is at least as old as the oldest one. */
const dateMembers = ["CreateDate", "UploadDate", "EnableDate", "PasswordLastChanged", "PasswordLastUsed"];

/** Returns the oldest date of a canonical owner and its attachments. */
export function oldestDateIn(members: Members): string | undefined {
  const dates = dateMembers.flatMap((name) => members[name] ?? []) as string[];
  const nested = Object.values(members).flatMap((value) => {
    const items = Array.isArray(value) ? value : [value];
    return items.flatMap((item) => (typeof item === "object" && item !== null ? (oldestDateIn(item) ?? []) : []));
  });
  return [...dates, ...nested].sort()[0];
}
