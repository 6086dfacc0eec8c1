// Patterns of the service model (IAM 2010-05-08) as AWS writes them. They must match the whole value.

export const USER_NAME = String.raw`[\w+=,.@-]+`;
export const PATH = String.raw`(\u002F)|(\u002F[\u0021-\u007E]+\u002F)`;
/** The pattern of the ids of access keys and users. */
export const KEY_ID = String.raw`[\w]+`;
/** The region or the service of a key's last use. Credential reports do not quote cells and are ASCII. */
export const LAST_USE_NAME = String.raw`[\w ./:-]{1,128}`;
const lastUseName = new RegExp(`^${LAST_USE_NAME}$`);
export const isLastUseName = (text: string): boolean => lastUseName.test(text);
/** The pattern of passwords and policy documents. */
export const LATIN = String.raw`[\u0009\u000A\u000D\u0020-\u00FF]+`;
// These two patterns require the flag `u`.
export const TAG_KEY = String.raw`[\p{L}\p{Z}\p{N}_.:/=+\-@]+`;
export const TAG_VALUE = String.raw`[\p{L}\p{Z}\p{N}_.:/=+\-@]*`;
