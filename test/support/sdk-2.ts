import { load } from "../tools/installed.ts";

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

interface Sdk2Options extends Credentials {
  readonly endpoint?: string;
  readonly region?: string;
  readonly maxRetries: number;
  readonly paramValidation?: boolean;
}

/** What is used of a client of the AWS SDK for JavaScript 2. */
export interface Sdk2Client {
  makeRequest(operation: string, params?: object): { promise(): Promise<Record<string, unknown>> };
}

type Sdk2Service = new (options: Sdk2Options) => Sdk2Client;

/** Installs the AWS SDK for JavaScript 2, which can take a minute, and loads its clients. */
export async function loadSdk2(): Promise<{ readonly IAM: Sdk2Service; readonly STS: Sdk2Service }> {
  process.env["AWS_SDK_JS_SUPPRESS_MAINTENANCE_MODE_MESSAGE"] = "1";
  return {
    IAM: await load<Sdk2Service>("aws-sdk", "aws-sdk/clients/iam.js"),
    STS: await load<Sdk2Service>("aws-sdk", "aws-sdk/clients/sts.js"),
  };
}
