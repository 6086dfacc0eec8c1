// Patterns of the service model (IAM 2010-05-08) in AWS's spelling. They must match the whole value.

export const USER_NAME = String.raw`[\w+=,.@-]+`;
export const PATH = String.raw`(\u002F)|(\u002F[\u0021-\u007E]+\u002F)`;
/** Of the ids of access keys and of users. */
export const KEY_ID = String.raw`[\w]+`;
/** Matches with the flag `u` only. */
export const TAG_KEY = String.raw`[\p{L}\p{Z}\p{N}_.:/=+\-@]+`;
/** Matches with the flag `u` only. */
export const TAG_VALUE = String.raw`[\p{L}\p{Z}\p{N}_.:/=+\-@]*`;
