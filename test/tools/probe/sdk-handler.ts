import type { Target } from "./target.ts";

/** The parts of the SDK's request that the probe needs. */
interface SdkRequest {
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number;
  readonly path: string;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** The configuration of an SDK client that sends its requests to a target. */
export function sdkConfig(
  target: Target,
  service: "iam" | "sts",
  onResponse: (response: Response, body: string) => void = () => {},
) {
  const requestHandler = {
    async handle({ protocol, hostname, port, path, method, headers, body }: SdkRequest) {
      const url = `${protocol}//${hostname}${port === undefined ? "" : `:${port}`}${path}`;
      const { host: _, "content-length": _length, ...others } = headers;
      const response = await target.send(new Request(url, { method, headers: others, body }));
      onResponse(response, await response.clone().text());
      return {
        response: { statusCode: response.status, headers: Object.fromEntries(response.headers), body: response.body },
      };
    },
  };
  const { credentials } = target;
  return { region: "us-east-1", endpoint: target.urls[service], credentials, requestHandler };
}
