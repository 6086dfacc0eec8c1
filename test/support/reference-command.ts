import {
  CreateAccessKeyCommand,
  type IAMClient,
  IAMServiceException,
  ListAccessKeysCommand,
} from "@aws-sdk/client-iam";
import fc from "fast-check";
import { XMLParser } from "fast-xml-parser";
import { getResponse } from "msw";
import type { ActionName, MockIam } from "msw-iam";
import { expect } from "vitest";
import type { Model } from "./reference-model.ts";
import { HOST, signedBy, VERSION } from "./server.ts";

export interface Member {
  readonly [name: string]: string | undefined;
}

/** An action's result as an independent parser reads it. Numbers and booleans are text. */
interface Result {
  readonly AccessKeyMetadata?: { readonly member?: readonly Member[] };
  readonly Users?: { readonly member?: readonly Member[] };
  readonly AccessKey?: Member;
  readonly AccessKeyLastUsed?: Member;
  readonly UserName?: string | undefined;
  readonly IsTruncated?: string | undefined;
  readonly Marker?: string | undefined;
}

interface ActionResponse {
  readonly status: number | undefined;
  readonly code: string | undefined;
  readonly result: Result;
}

export interface MockWithClient {
  readonly iam: MockIam;
  readonly client: IAMClient;
  /** The mock's clock. */
  readonly clock: { time: number };
}

const parser = new XMLParser({ parseTagValue: false, isArray: (name) => name === "member" });

export async function sendRaw(
  { iam }: MockWithClient,
  action: string,
  { signer, ...parameters }: Member,
): Promise<ActionResponse> {
  const present = Object.entries(parameters).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  const body = new URLSearchParams([["Action", action], ["Version", VERSION], ...present]);
  const headers = signer === undefined ? {} : signedBy(signer);
  const response = await getResponse(iam.handlers, new Request(HOST, { method: "POST", headers, body }));
  if (response === undefined || response.type === "error") return { status: undefined, code: undefined, result: {} };
  const text = await response.text();
  const isXml = response.headers.get("content-type") === "text/xml";
  const parsed = isXml ? parser.parse(text) : {};
  return {
    status: response.status,
    code: parsed.ErrorResponse?.Error.Code,
    result: parsed[`${action}Response`]?.[`${action}Result`] ?? {},
  };
}

/** Sends an action with the real SDK, which does not retry here. */
export async function sendWithSdk(
  { client }: MockWithClient,
  action: string,
  parameters: Member,
): Promise<ActionResponse> {
  const { UserName, Marker, MaxItems } = parameters;
  try {
    if (action === "CreateAccessKey") {
      const { AccessKey } = await client.send(new CreateAccessKeyCommand({ UserName }));
      return { status: 200, code: undefined, result: { AccessKey: { AccessKeyId: AccessKey?.AccessKeyId } } };
    }
    const output = await client.send(
      new ListAccessKeysCommand({ UserName, Marker, MaxItems: MaxItems === undefined ? undefined : Number(MaxItems) }),
    );
    const member = output.AccessKeyMetadata?.map((key) => ({
      UserName: key.UserName,
      AccessKeyId: key.AccessKeyId,
      Status: key.Status,
    }));
    const result = { AccessKeyMetadata: { member: member ?? [] }, IsTruncated: String(output.IsTruncated) };
    return { status: 200, code: undefined, result: { ...result, Marker: output.Marker } };
  } catch (error) {
    if (!(error instanceof IAMServiceException)) return { status: undefined, code: undefined, result: {} };
    return { status: error.$metadata.httpStatusCode, code: error.name.replace(/Exception$/, ""), result: {} };
  }
}

/** What the model expects of an action: an error, or its changes and a check of its result. */
export type Expected =
  | readonly [status: number, code: string]
  | { readonly apply?: (iam: MockIam) => void; readonly checkResult?: (result: Result) => void };

export type Command = fc.AsyncCommand<Model, MockWithClient>;

export const command = (name: string, run: (model: Model, real: MockWithClient) => Promise<void> | void): Command => ({
  check: () => true,
  toString: () => name,
  async run(model, real) {
    await run(model, real);
    expectSameAccount(model, real);
    model.expectConsistency();
  },
});

/** Creates commands that send an action and compare its response with what the model and its faults expect. */
export const actionCommand = <Values>(
  action: ActionName,
  arbitrary: fc.Arbitrary<Values>,
  parametersOf: (model: Model, values: Values) => Member,
  expectedOf: (model: Model, parameters: Member) => Expected,
  send = sendRaw,
): fc.Arbitrary<Command> =>
  arbitrary.map((values) =>
    command(`${action}(${fc.stringify(values)})${send === sendWithSdk ? " by the SDK" : ""}`, async (model, real) => {
      model.startRequest();
      const parameters = parametersOf(model, values);
      const fault = model.takeFault(action);
      const expected = expectedOf(model, parameters);
      const { signer = "" } = parameters;
      const isAuthenticated = model.seen.keys.get(signer)?.status === "Active";
      const { status, code, result } = await send(real, action, parameters);
      if (fault === undefined || fault.isApplied) {
        if (isAuthenticated) model.usedKeyIds.add(signer);
        if (!("length" in expected)) expected.apply?.(real.iam);
      }
      model.completedRequests += 1;
      if (fault === undefined && "length" in expected) {
        expect([status, code]).toEqual(expected);
        return;
      }
      expect(status).toBe(fault === undefined ? 200 : fault.status);
      if (fault?.code !== undefined) expect(code).toBe(fault.code);
      if (fault === undefined && !("length" in expected)) expected.checkResult?.(result);
    }),
  );

function expectSameAccount(model: Model, { iam }: MockWithClient): void {
  const found = iam.account.users().map(({ UserName, Path, AccessKeys }) => ({
    UserName,
    Path,
    keys: AccessKeys.map((key) => [key.AccessKeyId, key.Status, key.AccessKeyLastUsed !== undefined]),
  }));
  const expected = model.account.sortedUsers().map((user) => ({
    UserName: user.name,
    Path: user.path,
    keys: model.account.keysOf(user).map((key) => [key.id, key.status, model.usedKeyIds.has(key.id)]),
  }));
  expect(found).toEqual(expected);
}

/** Returns the item of a list that a random number selects. */
export const select = (items: Iterable<string>, which: number): string => {
  const all = [...items];
  return all[which % Math.max(1, all.length)] ?? "";
};
export const keyId = (model: Model, which: number) => select([...model.keyIds, "AKIANOBODYHASEXAMPLE"], which);
