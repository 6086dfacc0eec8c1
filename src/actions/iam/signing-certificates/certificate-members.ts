import type { SigningCertificate } from "../../../account/attachments.ts";
import type { Owner } from "../../../account/state.ts";

/** Returns the members of a certificate. The certificates of the root user have no user name. */
export const certificateMembers = (owner: Owner, { id, body, status, uploadDate }: SigningCertificate) => ({
  UserName: owner.name,
  CertificateId: id,
  CertificateBody: body,
  Status: status,
  UploadDate: uploadDate,
});

export const documentedMembers = ["UserName", "CertificateId", "CertificateBody", "Status", "UploadDate"];
export const recordedMembers = ["UploadDate", "CertificateId", "UserName", "CertificateBody", "Status"];
