import { IAMClient, type IAMClientConfig, ListAccessKeysCommand } from "@aws-sdk/client-iam";
import type { MockIam } from "msw-iam";
import { sigv4 } from "msw-iam/sigv4";
import { mockOnServer } from "./server.ts";

export const MISMATCH =
  "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.";
export const INVALID_TOKEN = "The security token included in the request is invalid.";

export const account = {
  Users: [
    {
      UserName: "Bob",
      AccessKeys: [
        { AccessKeyId: "AKIAACTIVEACTEXAMPLE", SecretAccessKey: "bobs/secret+bobs/secret+bobsEXAMPLEKEY" },
        { AccessKeyId: "AKIAINACTIVEIEXAMPLE", Status: "Inactive" },
      ],
    },
  ],
  TemporaryCredentials: [
    { AccessKeyId: "ASIAVALIDVALIEXAMPLE", SessionToken: "token/of+valid==", Expiration: "2126-01-01T00:00:00Z" },
    { AccessKeyId: "ASIAEXPIREDEXEXAMPLE", SessionToken: "token/of+expired==", Expiration: "2016-01-01T00:00:00Z" },
  ],
};
export const verifying = () => mockOnServer({ account, authentication: sigv4() });
export const bobsKeys = ["AKIAACTIVEACTEXAMPLE", "AKIAINACTIVEIEXAMPLE"];

export const credentialsOf = (iam: MockIam, who?: string | { accessKeyId: string }) =>
  iam.clientConfig(who).credentials;
export const VALID = { accessKeyId: "ASIAVALIDVALIEXAMPLE" };

/** Lists Bob's keys with the SDK, and returns their ids, or the status, name and message of the error. */
export async function outcome(client: IAMClient): Promise<unknown> {
  try {
    const { AccessKeyMetadata = [] } = await client.send(new ListAccessKeysCommand({ UserName: "Bob" }));
    return AccessKeyMetadata.map((key) => key.AccessKeyId);
  } catch (error) {
    const { name, message, $metadata } = error as Error & { $metadata?: { httpStatusCode?: number } };
    return [$metadata?.httpStatusCode, name, message];
  }
}

export const withCredentials = (iam: MockIam, credentials: IAMClientConfig["credentials"]) =>
  new IAMClient({ ...iam.clientConfig(), ...(credentials && { credentials }) });
