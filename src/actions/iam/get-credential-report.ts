import type { Key, Owner } from "../../account/state.ts";
import type { AccountStore } from "../../account/store.ts";
import { awsError } from "../../protocol/errors.ts";
import { type ActionContext, defineAction } from "../action.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetCredentialReport.html */
export const GetCredentialReport = defineAction({
  name: "GetCredentialReport",
  service: "iam",
  input: {},
  output: {
    documented: ["Content", "ReportFormat", "GeneratedTime"],
    recorded: ["GeneratedTime", "ReportFormat", "Content"],
  },
  run(context) {
    const GeneratedTime = context.store.reportDate();
    if (GeneratedTime === undefined) throw awsError("ReportNotPresent");
    return { Content: btoa(credentialReport(context)), ReportFormat: "text/csv", GeneratedTime };
  },
});

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
function credentialReport(context: ActionContext): string {
  const { store, view } = context;
  const rows = [store.root, ...view.sortedUsers().users].map((owner) => row(context, owner));
  return [HEADER, ...rows].map((cells) => cells.join(",")).join("\n");
}

function row({ store, view, timestamp }: ActionContext, owner: Owner): string[] {
  const isRoot = owner.kind === "root";
  // An active key comes in the first set of columns, even if it is the newer one.
  const [first, second] = view
    .keysOf(owner.id)
    .toSorted((one, other) => Number(other.status === "Active") - Number(one.status === "Active"));
  const password = isRoot
    ? ["not_supported", "no_information", "not_supported", "not_supported"]
    : ["false", "N/A", "N/A", "N/A"];
  return [
    isRoot ? "<root_account>" : owner.name,
    store.arnOf(owner),
    reportDate(isRoot ? (store.createDate() ?? timestamp) : owner.createDate),
    ...password,
    "false",
    ...keyCells(store, first),
    ...keyCells(store, second),
    ...["false", "N/A", "false", "N/A"],
  ];
}

function keyCells(store: AccountStore, key: Key | undefined): string[] {
  if (key === undefined) return ["false", "N/A", "N/A", "N/A", "N/A"];
  const { id, status, createDate } = key;
  const lastUse = store.lastUse(id);
  const use =
    lastUse === undefined
      ? ["N/A", "N/A", "N/A"]
      : [reportDate(lastUse.LastUsedDate), lastUse.Region, lastUse.ServiceName];
  return [String(status === "Active"), reportDate(createDate), ...use];
}

const reportDate = (date: string) => date.replace("Z", "+00:00");
