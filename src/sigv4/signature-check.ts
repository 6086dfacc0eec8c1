import type { AuthenticationFailure, RequestToAuthenticate } from "../authentication/authenticator.ts";
import { awsHostOf } from "../protocol/partitions.ts";
import { headerOf } from "./canonical.ts";
import { ALGORITHM, basicDate, incompleteSignature, mismatch, type Signature } from "./signature-fields.ts";

const MAX_SKEW_SECONDS = 15 * 60;
const MAX_LIFETIME_SECONDS = 7 * 24 * 60 * 60;

/** Returns the first error that AWS finds before it calculates the signature. The checks run in AWS's order. */
export function checkSignature(
  signature: Signature,
  request: RequestToAuthenticate,
  now: number,
): AuthenticationFailure | undefined {
  return (
    checkDate(signature, now) ??
    checkSignedHeaders(signature, request) ??
    checkAlgorithm(signature) ??
    checkCredential(signature, request.url.hostname)
  );
}

function checkDate(
  { date, expires: declared, scope: [, , service] }: Signature,
  now: number,
): AuthenticationFailure | undefined {
  const signed = parseBasicDate(date);
  if (signed === undefined)
    return incompleteSignature(
      `Date must be in ISO-8601 'basic format'. Got '${date}'. See http://en.wikipedia.org/wiki/ISO_8601`,
    );
  // A presigned URL of STS is valid for as long as any other signature, whatever its X-Amz-Expires says.
  const expires = service === "sts" ? undefined : declared;
  if (expires !== undefined && !/^\d+$/.test(expires)) return incompleteSignature("X-Amz-Expires should be a number");
  const lifetime = expires === undefined ? MAX_SKEW_SECONDS : Number(expires);
  if (lifetime > MAX_LIFETIME_SECONDS)
    return incompleteSignature(
      "X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds",
    );
  const current = Math.floor(now / 1000) * 1000;
  const earliest = current - lifetime * 1000;
  const latest = current + MAX_SKEW_SECONDS * 1000;
  if (signed < earliest)
    return mismatch(
      `Signature expired: ${date} is now earlier than ${basicDate(earliest)} (${basicDate(current)} - ${durationText(lifetime)})`,
    );
  if (signed > latest)
    return mismatch(
      `Signature not yet current: ${date} is still later than ${basicDate(latest)} (${basicDate(current)} + ${durationText(MAX_SKEW_SECONDS)})`,
    );
  return undefined;
}

function checkSignedHeaders(
  { signedHeaders }: Signature,
  request: RequestToAuthenticate,
): AuthenticationFailure | undefined {
  if (!signedHeaders.includes("host"))
    return mismatch("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
  const absent = signedHeaders.find((name) => headerOf(request, name) === undefined);
  return absent === undefined
    ? undefined
    : incompleteSignature(`'${absent}' is named as a SignedHeader, but it does not exist in the HTTP request.`);
}

/** Refuses every algorithm that cannot be verified here, such as AWS's asymmetric one. */
const checkAlgorithm = ({ algorithm }: Signature) =>
  algorithm === ALGORITHM
    ? undefined
    : incompleteSignature(`Unsupported AWS 'algorithm': '${algorithm}' (only ${ALGORITHM} for now). `);

function checkCredential({ credential, scope, date }: Signature, hostname: string): AuthenticationFailure | undefined {
  const [day, , service, terminator] = scope;
  // The region may be empty, because some clients sign without one.
  if (scope.length !== 4 || credential.startsWith("/") || service === "")
    return incompleteSignature(
      `Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${credential}'`,
    );
  const problems: string[] = [];
  if (terminator !== "aws4_request")
    problems.push(`Credential should be scoped with a valid terminator: 'aws4_request', not '${terminator}'.`);
  if (day !== date.slice(0, 8))
    problems.push(
      `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${day}' != '${date.slice(0, 8)}', from '${date}'.`,
    );
  const message = hostProblems(scope, hostname) + problems.join(" ");
  return message === "" ? undefined : mismatch(message);
}

/** Returns whether a signature is for another region or service than those of AWS's own host. Each sentence ends with a space. */
function hostProblems([, region, service]: readonly string[], hostname: string): string {
  const host = awsHostOf(hostname);
  if (host === undefined) return "";
  // Some clients sign without a region.
  const regionProblem =
    (region || "us-east-1") === host.region ? "" : "Credential should be scoped to a valid region. ";
  return service === host.service
    ? regionProblem
    : `${regionProblem}Credential should be scoped to correct service: '${host.service}'. `;
}

const durationText = (seconds: number) => (seconds % 60 === 0 ? `${seconds / 60} min.` : `${seconds} sec.`);

/** Parses a date in ISO 8601's basic format. Returns `undefined` for another format or a day that does not exist. */
function parseBasicDate(date: string): number | undefined {
  const instant = Date.parse(date.replace(/^(\d{4})(\d\d)(\d\dT\d\d)(\d\d)(\d\dZ)$/, "$1-$2-$3:$4:$5"));
  return Number.isNaN(instant) || basicDate(instant) !== date ? undefined : instant;
}
