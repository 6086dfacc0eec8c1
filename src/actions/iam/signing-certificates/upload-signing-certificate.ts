import type { SigningCertificate } from "../../../account/attachments.ts";
import { type Certificate, parseCertificate } from "../../../identifiers/certificate.ts";
import { malformedCertificate } from "../../../protocol/credential-errors.ts";
import { awsError, quotaExceeded } from "../../../protocol/errors.ts";
import { structure } from "../../../protocol/xml.ts";
import { defineAction, ownerFor } from "../../action.ts";
import { existingUserName } from "../../constraints.ts";
import { publicText } from "../../credential-constraints.ts";
import { certificateMembers, documentedMembers, recordedMembers } from "./certificate-members.ts";
import { certificatesOf, replaceCertificates } from "./certificates-of.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_UploadSigningCertificate.html */
export const UploadSigningCertificate = defineAction({
  name: "UploadSigningCertificate",
  service: "iam",
  changes: true,
  input: { UserName: existingUserName, CertificateBody: publicText },
  output: {
    documented: [structure("Certificate", documentedMembers)],
    recorded: [structure("Certificate", recordedMembers)],
  },
  run(context, { UserName, CertificateBody: body }) {
    const { store, quotas, timestamp } = context;
    const owner = ownerFor(context, UserName);
    const { id } = validCertificate(body, timestamp);
    const certificates = certificatesOf(store, owner);
    const same = certificates.find((certificate) => certificate.id === id);
    // AWS accepts the same certificate again. The response says that it is active, but AWS does not activate it.
    if (same !== undefined) return { Certificate: certificateMembers(owner, { ...same, body, status: "Active" }) };
    if (store.attachmentOwner(id) !== undefined) throw awsError("DuplicateCertificate");
    if (certificates.length >= quotas.CertificatesPerUser)
      throw quotaExceeded("CertificatesPerUser", quotas.CertificatesPerUser);
    const certificate: SigningCertificate = { id, body, status: "Active", uploadDate: timestamp };
    replaceCertificates(store, owner, [...certificates, certificate]);
    return { Certificate: certificateMembers(owner, certificate) };
  },
});

function validCertificate(body: string, timestamp: string): Certificate {
  const certificate = parseCertificate(body);
  if (certificate === undefined || certificate.expiration < timestamp.replace(/[-:T]/g, ""))
    throw malformedCertificate(body);
  return certificate;
}
