// A Lambda handler that creates its own client, and takes nothing from a test.

import { IAMClient, paginateListAccessKeys } from "@aws-sdk/client-iam";

const client = new IAMClient({});

/** Returns the ids of the user's active keys. */
export async function handler(event: { readonly userName: string }): Promise<string[]> {
  const ids: string[] = [];
  for await (const page of paginateListAccessKeys({ client }, { UserName: event.userName }))
    for (const { AccessKeyId, Status } of page.AccessKeyMetadata ?? [])
      if (AccessKeyId !== undefined && Status === "Active") ids.push(AccessKeyId);
  return ids;
}
