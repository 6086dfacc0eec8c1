import type { ServiceName } from "./services.ts";

/** The DNS suffixes of the AWS partitions, with those of dual-stack endpoints, and the region for which a global endpoint is signed. */
const regionOfSuffix: Readonly<Record<string, string>> = {
  "amazonaws.com": "us-east-1",
  "api.aws": "us-east-1",
  "amazonaws.com.cn": "cn-north-1",
  "api.amazonwebservices.com.cn": "cn-north-1",
  "amazonaws.eu": "eusc-de-east-1",
  "api.amazonwebservices.eu": "eusc-de-east-1",
  "c2s.ic.gov": "us-iso-east-1",
  "api.aws.ic.gov": "us-iso-east-1",
  "sc2s.sgov.gov": "us-isob-east-1",
  "api.aws.scloud": "us-isob-east-1",
  "cloud.adc-e.uk": "eu-isoe-west-1",
  "api.cloud-aws.adc-e.uk": "eu-isoe-west-1",
  "csp.hci.ic.gov": "us-isof-south-1",
  "api.aws.hci.ic.gov": "us-isof-south-1",
};

const HOST = new RegExp(
  String.raw`^(iam|sts)(?:-fips)?\.((?:[a-z0-9-]+\.)*)(${Object.keys(regionOfSuffix).join("|").replaceAll(".", "\\.")})\.?$`,
);

/** An endpoint of AWS. */
export interface AwsHost {
  readonly service: ServiceName;
  /** The region for which requests to it are signed. */
  readonly region: string;
}

/** Returns the service and the region of one of AWS's own hosts, or `undefined` for another host. */
export function awsHost(hostname: string): AwsHost | undefined {
  const [, service, labels = "", suffix = ""] = HOST.exec(hostname) ?? [];
  if (service === undefined) return undefined;
  const region = labels.split(".").find((label) => /^[a-z]+(?:-[a-z]+)+-\d+$/.test(label));
  const globalRegion = labels === "us-gov." ? "us-gov-west-1" : regionOfSuffix[suffix];
  return { service: service as ServiceName, region: region ?? String(globalRegion) };
}
