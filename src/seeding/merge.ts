import type { Members } from "./members.ts";
import type { Path } from "./parse.ts";
import { EMPTY_POLICY, isSamePolicy } from "./policy-text.ts";

/** The lists whose items several fixtures can describe, and the member that identifies an item. Only the case of names is ignored. */
const identities: ReadonlyMap<string, string> = new Map([
  ["Tags", "Key"],
  ["UserPolicyList", "PolicyName"],
  ["GroupPolicyList", "PolicyName"],
  ["AttachedManagedPolicies", "PolicyArn"],
  ["MFADevices", "SerialNumber"],
  ["VirtualMFADevices", "SerialNumber"],
  ["SSHPublicKeys", "SSHPublicKeyId"],
  ["SigningCertificates", "CertificateId"],
  ["ServiceSpecificCredentials", "ServiceSpecificCredentialId"],
]);

/** For these members, the latest date applies, because fixtures can be printed at different times. */
const latest: ReadonlySet<string> = new Set(["PasswordLastUsed", "PasswordLastChanged"]);

/** The names of what is merged, which can differ in case only. The first spelling applies. */
const identifying: ReadonlySet<string> = new Set(["UserName", "GroupName", "PolicyName"]);

/** What several fixtures say together about one owner or the account. */
export interface Merged {
  members: Members;
  /** The places of the members that a fixture contains, by their identity, such as `MFADevices/GAHT12345678/EnableDate`. Created when needed. */
  places: Map<string, () => string> | undefined;
  /** The lists that a fixture contains, by their identity. */
  readonly lists: Map<string, MergedList>;
}

interface MergedList {
  readonly items: Members[];
  /** The index of each item with an id, by its id. */
  readonly indexes: Map<unknown, number>;
}

type Conflict = (path: Path, value: unknown, otherPlace: (() => string) | undefined) => void;

/** Merges a fixture into what is already known. The order of fixtures does not matter. Reports contradictions. */
export function merge(known: Merged, members: Members, placeOf: (path: Path) => string, conflict: Conflict): void {
  mergeMembers(known.members, members, [], "");

  function mergeMembers(target: Members, source: Members, path: Path, identity: string): void {
    for (const [member, value] of Object.entries(source)) {
      const memberPath = [...path, member];
      const key = `${identity}/${member}`;
      const current = target[member];
      if (member === "Groups") target[member] = mergeNames((current ?? []) as string[], value as string[]);
      else if (identities.has(member)) {
        const list = known.lists.get(key) ?? listOf((current ?? []) as Members[], identities.get(member) as string);
        known.lists.set(key, list);
        target[member] = list.items;
        mergeList(list, value as Members[], identities.get(member) as string, memberPath, key);
      } else if (isMembers(value)) {
        const nested = { ...(current as Members | undefined) };
        target[member] = nested;
        mergeMembers(nested, value, memberPath, key);
      } else if (current === undefined || current === EMPTY_POLICY) {
        target[member] = value;
        if (identifying.has(member)) continue;
        known.places ??= new Map();
        known.places.set(key, () => placeOf(memberPath));
      } else if (value === EMPTY_POLICY) continue;
      else if (latest.has(member)) target[member] = [String(current), String(value)].sort()[1];
      else if (member === "PolicyDocument" && isSamePolicy(current, value))
        target[member] = longer(String(current), String(value));
      else if (!identifying.has(member) && JSON.stringify(current) !== JSON.stringify(value))
        conflict(memberPath, value, known.places?.get(key));
    }
  }

  function mergeList(
    { items, indexes }: MergedList,
    added: readonly Members[],
    idMember: string,
    path: Path,
    identity: string,
  ): void {
    for (const [position, item] of added.entries()) {
      const id = idOf(idMember, item);
      const index = (id === undefined ? undefined : indexes.get(id)) ?? items.length;
      if (id !== undefined) indexes.set(id, index);
      items[index] = { ...items[index] };
      mergeMembers(items[index], item, [...path, position], `${identity}/${id ?? `${placeOf(path)}${position}`}`);
    }
  }
}

const isMembers = (value: unknown): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Returns the id of an item. AWS ignores the case of policy names and tag keys, but not that of ARNs and serial numbers. */
const idOf = (idMember: string, { [idMember]: id }: Members): unknown =>
  id !== undefined && ["PolicyName", "Key"].includes(idMember) ? lower(id) : id;

const lower = (name: unknown) => String(name).toLowerCase();
const isSameName = (one: unknown, other: unknown) => lower(one) === lower(other);

/** Copies the items of the account, which all have an id. */
const listOf = (items: readonly Members[], idMember: string): MergedList => ({
  items: [...items],
  indexes: new Map(items.map((item, index) => [idOf(idMember, item), index])),
});

function mergeNames(names: readonly string[], more: readonly string[]): string[] {
  const all = [...names];
  for (const name of more) if (!all.some((other) => isSameName(other, name))) all.push(name);
  return all;
}

/** Returns the longer of two texts. If two texts of one policy differ, the longer one still has its white space. */
const longer = (one: string, other: string): string =>
  [one, other].sort().sort((first, second) => second.length - first.length)[0] as string;
