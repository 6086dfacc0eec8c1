import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import * as iamSdk from "@aws-sdk/client-iam";
import * as stsSdk from "@aws-sdk/client-sts";
import { SignatureV4 } from "@smithy/signature-v4";
import { Sha256 } from "../../support/sha256.ts";
import { createMask, type Exchange, elementsOf, type Mask, maskValue, readExchange } from "./exchange.ts";
import type { Step } from "./scenario.ts";
import { sdkConfig } from "./sdk-handler.ts";
import type { Credentials, Target } from "./target.ts";

const VERSIONS = { iam: "2010-05-08", sts: "2011-06-15" } as const;
const REGION = "us-east-1";

/** Sends the steps of scenarios to a target, and remembers what they save. */
export interface Session {
  readonly mask: Mask;
  /** The name of the probe's user, which is random. */
  readonly user: string;
  send(step: Step): Promise<Exchange>;
}

/** Sends nothing more after the signal aborts. */
export function createSession(target: Target, signal: AbortSignal): Session {
  const user = `msw-iam-probe-${randomUUID().slice(0, 8)}`;
  const mask = createMask();
  mask.hide(user, "user");
  const saved = new Map<string, string>([
    ["user", user],
    ["USER", user.toUpperCase()],
  ]);
  const fill = (text: string) => text.replaceAll(/\{(\w+)\}/g, (all, name: string) => saved.get(name) ?? all);

  function credentialsFor({ as, signedFor }: Step): Credentials {
    const own = as === undefined ? target.credentials : savedKey();
    return signedFor?.secret === undefined ? own : { ...own, secretAccessKey: signedFor.secret };
  }
  const savedKey = () => ({ accessKeyId: saved.get("key") ?? "", secretAccessKey: saved.get("secret") ?? "" });

  async function sendRaw(step: Step): Promise<Exchange> {
    const { action, service = "iam", version = VERSIONS[service], params = [], signedFor = {} } = step;
    const pairs = [["Action", action], ...(version === null ? [] : [["Version", version]]), ...params];
    const body = step.body ?? pairs.map((pair) => pair.map((part) => encode(fill(String(part)))).join("=")).join("&");
    const url = new URL(target.urls[service]);
    const signer = new SignatureV4({
      service: signedFor.service ?? service,
      region: signedFor.region ?? REGION,
      sha256: Sha256,
      credentials: credentialsFor(step),
    });
    const { headers } = await signer.sign({
      method: "POST",
      protocol: url.protocol,
      hostname: url.hostname,
      path: url.pathname,
      headers: { host: url.host, "content-type": "application/x-www-form-urlencoded", ...lowerCase(step.headers) },
      body,
    });
    const { host: _, ...others } = headers;
    const response = await target.send(new Request(url, { method: "POST", headers: others, body, redirect: "manual" }));
    const text = await response.text();
    for (const [name, element] of Object.entries(step.save ?? {}))
      saved.set(name, elementsOf(text)?.find(([path]) => path.endsWith(`.${element}`))?.[1] ?? "");
    return readExchange(action, response, text, mask);
  }

  async function sendWithSdk(step: Step): Promise<Exchange> {
    const { action, service = "iam", params = [] } = step;
    let exchange: Exchange | undefined;
    const config = sdkConfig({ ...target, credentials: credentialsFor(step) }, service, (response, body) => {
      exchange = readExchange(action, response, body, mask);
    });
    const sdk = service === "iam" ? iamSdk : stsSdk;
    const client = Reflect.construct(service === "iam" ? iamSdk.IAMClient : stsSdk.STSClient, [
      { ...config, maxAttempts: 1 },
    ]);
    const command: unknown = Reflect.get(sdk, `${action}Command`);
    if (typeof command !== "function") throw new Error(`The SDK has no ${action}Command.`);
    const input = params.map(([name, value]) => [name, typeof value === "string" ? fill(value) : value] as const);
    const result: unknown = await client
      .send(Reflect.construct(command, [Object.fromEntries(input)]))
      .catch(({ name, message }: Error) => ({ name, message }));
    if (exchange === undefined) throw new Error(`The SDK sent no request: ${JSON.stringify(result)}`);
    return { ...exchange, sdk: maskValue(result, mask) };
  }

  return {
    mask,
    user,
    async send(step) {
      signal.throwIfAborted();
      const exchange = await (step.sdk === true ? sendWithSdk(step) : sendRaw(step));
      if (target.isSlow && step.wait !== undefined) await sleep(step.wait * 1000, undefined, { signal });
      return exchange;
    },
  };
}

const encode = (text: string) =>
  encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

const lowerCase = (headers: Readonly<Record<string, string>> = {}) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
