import type { SigningCertificate } from "../../../account/attachments.ts";
import type { Owner } from "../../../account/state.ts";
import type { AccountStore, AccountView } from "../../../account/store.ts";
import { noSuchCertificate } from "../../../protocol/credential-errors.ts";
import { type ActionContext, ownerFor } from "../../action.ts";

export const certificatesOf = (view: AccountView, owner: Owner): readonly SigningCertificate[] =>
  owner.kind === "user" ? owner.signingCertificates : view.settings().rootSigningCertificates;

export function replaceCertificates(
  store: AccountStore,
  owner: Owner,
  certificates: readonly SigningCertificate[],
): void {
  if (owner.kind === "user") store.updateUser(owner.id, { signingCertificates: certificates });
  else store.updateSettings({ rootSigningCertificates: certificates });
}

/**
 * Replaces a certificate of an owner, or removes it if `change` returns an empty array. Throws AWS's error for an unknown user or
 * id, and for another owner's id.
 */
export function changeCertificate(
  context: ActionContext,
  { UserName, CertificateId }: { readonly UserName?: string | undefined; readonly CertificateId: string },
  change: (certificate: SigningCertificate) => readonly SigningCertificate[],
): void {
  const owner = ownerFor(context, UserName);
  const certificates = certificatesOf(context.view, owner);
  if (certificates.every(({ id }) => id !== CertificateId)) throw noSuchCertificate(CertificateId);
  replaceCertificates(
    context.store,
    owner,
    certificates.flatMap((other) => (other.id === CertificateId ? change(other) : [other])),
  );
}
