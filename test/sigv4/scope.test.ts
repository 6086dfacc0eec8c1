import { describe, expect, test } from "vitest";
import {
  authenticate,
  byHeader,
  credentials,
  mismatch,
  presigned,
  SIGNED_AT,
  setClock,
  withHeader,
  withParameter,
  withUrl,
} from "../support/signed-requests.ts";

const WRONG_REGION = "Credential should be scoped to a valid region. ";
const wrongService = (service: string) => `Credential should be scoped to correct service: '${service}'. `;

/** Moves a request that is signed with another secret to a host, and changes its scope. */
async function scoped(host: string, region: string, service: string) {
  setClock(SIGNED_AT);
  const credential = { ...credentials, secretAccessKey: "another" };
  const request = { ...withUrl(await byHeader({}), { host }), credential };
  return authenticate(
    withHeader(request, "authorization", (value) => value.replace("us-east-1/iam", `${region}/${service}`)),
  );
}

describe("a signature is accepted only for the region and the service of AWS's host:", () => {
  test.each([
    ["iam.amazonaws.com", "us-east-1", "iam"],
    ["iam-fips.amazonaws.com", "us-east-1", "iam"],
    ["iam.global.api.aws", "us-east-1", "iam"],
    ["iam.cn-north-1.amazonaws.com.cn", "cn-north-1", "iam"],
    ["iam.global.api.amazonwebservices.com.cn", "cn-north-1", "iam"],
    ["iam-fips.amazonaws.com.cn", "cn-north-1", "iam"],
    ["iam.us-gov.amazonaws.com", "us-gov-west-1", "iam"],
    ["iam.us-gov.api.aws", "us-gov-west-1", "iam"],
    ["iam.eusc-de-east-1.amazonaws.eu", "eusc-de-east-1", "iam"],
    ["iam-fips.amazonaws.eu", "eusc-de-east-1", "iam"],
    ["iam.us-iso-east-1.c2s.ic.gov", "us-iso-east-1", "iam"],
    ["iam.us-isob-east-1.sc2s.sgov.gov", "us-isob-east-1", "iam"],
    ["iam-fips.cloud.adc-e.uk", "eu-isoe-west-1", "iam"],
    ["iam-fips.csp.hci.ic.gov", "us-isof-south-1", "iam"],
    ["sts.amazonaws.com", "us-east-1", "sts"],
    ["sts.eu-west-1.amazonaws.com", "eu-west-1", "sts"],
    ["sts.ap-southeast-2.api.aws", "ap-southeast-2", "sts"],
    ["sts-fips.us-west-2.amazonaws.com", "us-west-2", "sts"],
    ["sts.cn-northwest-1.amazonaws.com.cn", "cn-northwest-1", "sts"],
    ["sts.us-gov-east-1.amazonaws.com", "us-gov-east-1", "sts"],
  ])("%s, %s, %s", async (host, region, service) => {
    const other = service === "iam" ? "sts" : "iam";
    expect(await scoped(host, region, service)).toEqual(mismatch);
    expect(await scoped(host, "ap-east-1", service)).toEqual({ ...mismatch, message: WRONG_REGION });
    expect(await scoped(host, region, other)).toEqual({ ...mismatch, message: wrongService(service) });
    expect(await scoped(host, "ap-east-1", other)).toEqual({
      ...mismatch,
      message: `${WRONG_REGION}${wrongService(service)}`,
    });
  });

  test("an empty region counts as us-east-1", async () => {
    expect(await scoped("iam.amazonaws.com", "", "iam")).toEqual(mismatch);
    expect(await scoped("sts.eu-west-1.amazonaws.com", "", "sts")).toEqual({ ...mismatch, message: WRONG_REGION });
  });

  test.each(["localhost:4566", "iam.example.com", "iam.amazonaws.com.example.com"])(
    "%s is not a host of AWS, and takes any scope",
    async (host) => {
      expect(await scoped(host, "eu-west-1", "sts")).toEqual(mismatch);
    },
  );

  test("the region is reported before another terminator and another day", async () => {
    setClock(SIGNED_AT);
    const request = withHeader(await byHeader({}), "authorization", (value) =>
      value.replace("20261124/us-east-1/iam/aws4_request", "20261123/us-west-2/iam/aws5_request"),
    );
    expect(await authenticate(request)).toEqual({
      ...mismatch,
      message: `${WRONG_REGION}Credential should be scoped with a valid terminator: 'aws4_request', not 'aws5_request'. Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '20261123' != '20261124', from '20261124T103010Z'.`,
    });
  });
});

describe("a presigned URL of STS is valid for 15 minutes", () => {
  const expiring = async (expires: string | undefined) => {
    const credential = `${credentials.accessKeyId}/20261124/us-east-1/sts/aws4_request`;
    const request = withParameter(await presigned({}), "X-Amz-Credential", credential);
    return withParameter(withUrl(request, { host: "sts.amazonaws.com" }), "X-Amz-Expires", expires);
  };

  test.each(["60", "0", "3600", "900", "604801", "soon", undefined])("if its X-Amz-Expires is %s", async (expires) => {
    setClock("2026-11-24T10:45:10Z");
    expect(await authenticate(await expiring(expires))).toEqual(mismatch);
    setClock("2026-11-24T10:45:11Z");
    expect(await authenticate(await expiring(expires))).toEqual({
      ...mismatch,
      message: "Signature expired: 20261124T103010Z is now earlier than 20261124T103011Z (20261124T104511Z - 15 min.)",
    });
  });
});
