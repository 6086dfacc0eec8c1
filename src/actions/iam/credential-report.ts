import type { AccountSettings, LoginProfile, PasswordPolicy, SigningCertificate } from "../../account/attachments.ts";
import { reportColumns } from "../../account/report-columns.ts";
import type { CredentialReport, Key, Owner } from "../../account/state.ts";
import type { AccountStore } from "../../account/store.ts";
import { secondsAfter } from "../../account/timestamp.ts";
import type { ActionContext } from "../action.ts";

const FOUR_HOURS = 4 * 3600;
const DAY = 24 * 3600;

/** Whether a report is too old to be served, so that a new one can be made. */
export const isExpired = (report: CredentialReport, timestamp: string): boolean =>
  secondsAfter(report.generatedTime, FOUR_HOURS) <= timestamp;

/** Writes the 22 documented columns: the root user first, and then the users in the order of their names. */
export function credentialReport(context: ActionContext, generatedTime: string): string {
  const { store, view } = context;
  const rows = [store.root, ...view.sortedUsers().users].map((owner) => row(context, owner, generatedTime));
  return [reportColumns, ...rows].map((cells) => cells.join(",")).join("\n");
}

function row({ store, view }: ActionContext, owner: Owner, generatedTime: string): string[] {
  const settings = view.settings();
  const isRoot = owner.kind === "root";
  const certificates = isRoot ? settings.rootSigningCertificates : owner.signingCertificates;
  // An active key comes in the first set of columns, even if it is the newer one. Certificates are in the order of their ids.
  const [firstKey, secondKey] = view
    .keysOf(owner.id)
    .toSorted((one, other) => Number(other.status === "Active") - Number(one.status === "Active"));
  const [firstCertificate, secondCertificate] = certificates.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  return [
    isRoot ? "<root_account>" : owner.name,
    store.arnOf(owner),
    isRoot ? (settings.rootCreateDate ?? store.createDate() ?? generatedTime) : owner.createDate,
    ...passwordCells(settings, owner),
    String(view.mfaDevicesOf(owner.id).length > 0),
    ...keyCells(store, firstKey),
    ...keyCells(store, secondKey),
    ...certificateCells(firstCertificate),
    ...certificateCells(secondCertificate),
  ];
}

function passwordCells(settings: AccountSettings, owner: Owner): string[] {
  const isRoot = owner.kind === "root";
  const profile = isRoot ? settings.rootLoginProfile : owner.loginProfile;
  const lastUsed = isRoot ? settings.rootPasswordLastUsed : owner.passwordLastUsed;
  if (profile === undefined) return ["false", "N/A", "N/A", isRoot ? "not_supported" : "N/A"];
  const nextRotation = isRoot ? "not_supported" : rotationOf(profile, settings.passwordPolicy);
  return ["true", lastUsed ?? "no_information", profile.passwordLastChanged, nextRotation];
}

/** Returns the date by which a user must change the password, or `N/A` if passwords do not expire. */
function rotationOf(profile: LoginProfile, policy: PasswordPolicy | undefined): string {
  if (profile.passwordNextRotation !== undefined) return profile.passwordNextRotation;
  const days = policy?.MaxPasswordAge;
  return days === undefined ? "N/A" : secondsAfter(profile.passwordLastChanged, days * DAY);
}

function keyCells(store: AccountStore, key: Key | undefined): string[] {
  if (key === undefined) return ["false", "N/A", "N/A", "N/A", "N/A"];
  const { id, status, createDate } = key;
  const use = store.lastUse(id);
  const useCells = use === undefined ? ["N/A", "N/A", "N/A"] : [use.LastUsedDate, use.Region, use.ServiceName];
  return [String(status === "Active"), createDate, ...useCells];
}

const certificateCells = (certificate: SigningCertificate | undefined) =>
  certificate === undefined ? ["false", "N/A"] : [String(certificate.status === "Active"), certificate.uploadDate];
