import type { ServiceName } from "./services.ts";

/** The partitions of AWS, with the region of their global endpoints and the DNS suffixes of all their endpoints. */
export const partitions = {
  aws: { region: "us-east-1", suffixes: ["amazonaws.com", "api.aws"] },
  "aws-cn": { region: "cn-north-1", suffixes: ["amazonaws.com.cn", "api.amazonwebservices.com.cn"] },
  // Its suffixes are those of the partition aws. A label such as `us-gov-west-1` before them makes the difference.
  "aws-us-gov": { region: "us-gov-west-1", suffixes: [] },
  "aws-eusc": { region: "eusc-de-east-1", suffixes: ["amazonaws.eu", "api.amazonwebservices.eu"] },
  "aws-iso": { region: "us-iso-east-1", suffixes: ["c2s.ic.gov", "api.aws.ic.gov"] },
  "aws-iso-b": { region: "us-isob-east-1", suffixes: ["sc2s.sgov.gov", "api.aws.scloud"] },
  "aws-iso-e": { region: "eu-isoe-west-1", suffixes: ["cloud.adc-e.uk", "api.cloud-aws.adc-e.uk"] },
  "aws-iso-f": { region: "us-isof-south-1", suffixes: ["csp.hci.ic.gov", "api.aws.hci.ic.gov"] },
} as const satisfies Record<string, { readonly region: string; readonly suffixes: readonly string[] }>;

/** A group of AWS regions with its own accounts, ARNs and endpoints. */
export type PartitionName = keyof typeof partitions;

export const partitionNames = Object.keys(partitions) as readonly PartitionName[];

/** Returns the partition in an ARN, which can be an unknown one, or `undefined` for a text that is not an ARN of IAM or STS. */
export const partitionOfArn = (arn: string): string | undefined => /^arn:([\w-]+):(?:iam|sts):/.exec(arn)?.[1];

/** One of AWS's own hosts. */
export interface AwsHost {
  readonly service: ServiceName;
  readonly partition: PartitionName;
  /** The region for which requests to it are signed. */
  readonly region: string;
}

const partitionOfSuffix: ReadonlyMap<string | undefined, PartitionName> = new Map(
  partitionNames.flatMap((name) => partitions[name].suffixes.map((suffix) => [suffix, name])),
);
const suffixes = [...partitionOfSuffix.keys()].join("|").replaceAll(".", String.raw`\.`);
const AWS_HOST = new RegExp(String.raw`^(iam|sts)(?:-fips)?\.((?:[a-z0-9-]+\.)*)(${suffixes})\.?$`);

/** Describes a host. Returns `undefined` for a host that is not one of IAM's or STS's. */
export function awsHostOf(hostname: string): AwsHost | undefined {
  const [, service, labels = "", suffix] = AWS_HOST.exec(hostname) ?? [];
  const partition = partitionOfSuffix.get(suffix);
  if (partition === undefined) return undefined;
  const isGov = partition === "aws" && /^us-gov[-.]/.test(labels);
  const ownPartition = isGov ? "aws-us-gov" : partition;
  const region = labels.split(".").find((label) => /^[a-z]+(?:-[a-z]+)+-\d+$/.test(label));
  return {
    service: service as ServiceName,
    partition: ownPartition,
    region: region ?? partitions[ownPartition].region,
  };
}
