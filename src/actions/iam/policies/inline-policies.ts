import type { InlinePolicy } from "../../../account/attachments.ts";

/** Finds a policy by name, ignoring case. */
export const findPolicy = (policies: readonly InlinePolicy[], name: string): InlinePolicy | undefined =>
  policies.find((policy) => policy.name.toLowerCase() === name.toLowerCase());
