import { load } from "../tools/installed.ts";
import { type Commands, commandsOf } from "./sdk-schemas.ts";

type Sdk3Client = new (
  config: object,
) => {
  send(command: object): Promise<Record<string, unknown>>;
};

interface YearOldSdk {
  readonly IAMClient: Sdk3Client;
  readonly STSClient: Sdk3Client;
  readonly commands: Commands;
}

/** Installs the AWS SDK for JavaScript 3 as it was a year ago, which can take a minute, and loads its clients. */
export async function loadYearOldSdk(): Promise<YearOldSdk> {
  const iam = await load<Pick<YearOldSdk, "IAMClient">>("year-old-sdk", "@aws-sdk/client-iam");
  const sts = await load<Pick<YearOldSdk, "STSClient">>("year-old-sdk", "@aws-sdk/client-sts");
  return { IAMClient: iam.IAMClient, STSClient: sts.STSClient, commands: [...commandsOf(iam), ...commandsOf(sts)] };
}
