// Patterns of the service model (IAM 2010-05-08) as AWS spells them. They must match the whole value.

export const USER_NAME = String.raw`[\w+=,.@-]+`;
export const PATH = String.raw`(\u002F)|(\u002F[\u0021-\u007E]+\u002F)`;
/** The pattern of the ids of access keys and users. */
export const KEY_ID = String.raw`[\w]+`;
// These two patterns require the flag `u`.
export const TAG_KEY = String.raw`[\p{L}\p{Z}\p{N}_.:/=+\-@]+`;
export const TAG_VALUE = String.raw`[\p{L}\p{Z}\p{N}_.:/=+\-@]*`;
