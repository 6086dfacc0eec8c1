import { getResponse } from "msw";
import { type MockIam, mockIam } from "msw-iam";
import { sigv4 } from "msw-iam/sigv4";

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  // Without `| undefined`, as in the SDK's own type.
  readonly sessionToken?: string;
}

/** What the probe sends requests to. */
export interface Target {
  readonly name: string;
  readonly urls: { readonly iam: string; readonly sts: string };
  readonly credentials: Credentials;
  /** Whether changes take seconds to become visible. */
  readonly isSlow: boolean;
  send(request: Request): Promise<Response>;
}

const AWS_URLS = { iam: "https://iam.amazonaws.com/", sts: "https://sts.amazonaws.com/" };

/** A new mock account. Its requests do not leave the process. */
export function mockTarget(
  iam: MockIam = mockIam({ services: ["iam", "sts"], xml: "recorded", authentication: sigv4() }),
): Target {
  return {
    name: "mock",
    urls: AWS_URLS,
    credentials: iam.clientConfig().credentials,
    isSlow: false,
    async send(request) {
      const response = await getResponse(iam.handlers, request);
      if (response === undefined) throw new Error(`The mock does not claim ${request.method} ${request.url}.`);
      return response;
    },
  };
}

export const endpointTarget = (endpoint: string, credentials: Credentials): Target => ({
  name: "endpoint",
  urls: { iam: endpoint, sts: endpoint },
  credentials,
  isSlow: false,
  send: (request) => fetch(request),
});

export const awsTarget = (credentials: Credentials): Target => ({
  name: "AWS",
  urls: AWS_URLS,
  credentials,
  isSlow: true,
  send: (request) => fetch(request),
});
