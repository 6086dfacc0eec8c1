import type { CredentialReport, Key, Owner } from "../../account/state.ts";
import type { AccountStore } from "../../account/store.ts";
import { secondsAfter } from "../../account/timestamp.ts";
import type { ActionContext } from "../action.ts";

const FOUR_HOURS = 4 * 3600;

/** Whether a report is too old to be served, so that a new one can be made. */
export const isExpired = (report: CredentialReport, timestamp: string): boolean =>
  secondsAfter(report.generatedTime, FOUR_HOURS) <= timestamp;

const keyColumns = (set: 1 | 2) =>
  ["active", "last_rotated", "last_used_date", "last_used_region", "last_used_service"].map(
    (column) => `access_key_${set}_${column}`,
  );

const HEADER = [
  ...["user", "arn", "user_creation_time", "password_enabled", "password_last_used", "password_last_changed"],
  ...["password_next_rotation", "mfa_active", ...keyColumns(1), ...keyColumns(2)],
  ...["cert_1_active", "cert_1_last_rotated", "cert_2_active", "cert_2_last_rotated"],
];

/** Writes the 22 documented columns: the root user first, and then the users in the order of their names. */
export function credentialReport(context: ActionContext, generatedTime: string): string {
  const { store, view } = context;
  const rows = [store.root, ...view.sortedUsers().users].map((owner) => row(context, owner, generatedTime));
  return [HEADER, ...rows].map((cells) => cells.join(",")).join("\n");
}

function row({ store, view }: ActionContext, owner: Owner, generatedTime: string): string[] {
  const { name, createDate, password } = credentialsOf(owner, store.createDate() ?? generatedTime);
  // An active key comes in the first set of columns, even if it is the newer one.
  const [first, second] = view
    .keysOf(owner.id)
    .toSorted((one, other) => Number(other.status === "Active") - Number(one.status === "Active"));
  return [
    ...[name, store.arnOf(owner), createDate],
    ...[String(password.enabled), password.lastUsed, password.lastChanged, password.nextRotation],
    "false",
    ...keyCells(store, first),
    ...keyCells(store, second),
    ...["false", "N/A", "false", "N/A"],
  ];
}

interface Password {
  readonly enabled: boolean;
  readonly lastUsed: string;
  readonly lastChanged: string;
  readonly nextRotation: string;
}

const NO_PASSWORD: Password = { enabled: false, lastUsed: "N/A", lastChanged: "N/A", nextRotation: "N/A" };

/** Returns the state of an owner. The root user has a password that is as old as the account. Users have none. */
function credentialsOf(owner: Owner, accountCreateDate: string) {
  if (owner.kind === "user") return { name: owner.name, createDate: owner.createDate, password: NO_PASSWORD };
  const password: Password = {
    enabled: true,
    lastUsed: "no_information",
    lastChanged: accountCreateDate,
    nextRotation: "not_supported",
  };
  return { name: "<root_account>", createDate: accountCreateDate, password };
}

function keyCells(store: AccountStore, key: Key | undefined): string[] {
  if (key === undefined) return ["false", "N/A", "N/A", "N/A", "N/A"];
  const { id, status, createDate } = key;
  const lastUse = store.lastUse(id);
  const use =
    lastUse === undefined ? ["N/A", "N/A", "N/A"] : [lastUse.LastUsedDate, lastUse.Region, lastUse.ServiceName];
  return [String(status === "Active"), createDate, ...use];
}
