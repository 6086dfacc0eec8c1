import {
  CreateAccessKeyCommand,
  type IAMClient,
  IAMServiceException,
  ListAccessKeysCommand,
} from "@aws-sdk/client-iam";
import fc from "fast-check";
import { XMLParser } from "fast-xml-parser";
import { getResponse } from "msw";
import type { ActionName, Fault, MockIam } from "msw-iam";
import { expect } from "vitest";
import type { Model, ModelKey, ModelUser } from "./reference-model.ts";
import { HOST, signedBy, VERSION } from "./server.ts";

interface Member {
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

interface MockWithClient {
  readonly iam: MockIam;
  readonly client: IAMClient;
}

const parser = new XMLParser({ parseTagValue: false, isArray: (name) => name === "member" });

async function sendRaw(
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
async function sendWithSdk({ client }: MockWithClient, action: string, parameters: Member): Promise<ActionResponse> {
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
type Expected =
  | readonly [status: number, code: string]
  | { readonly apply?: (iam: MockIam) => void; readonly checkResult?: (result: Result) => void };

type Command = fc.AsyncCommand<Model, MockWithClient>;

const command = (name: string, run: (model: Model, real: MockWithClient) => Promise<void> | void): Command => ({
  check: () => true,
  toString: () => name,
  async run(model, real) {
    await run(model, real);
    expectSameAccount(model, real);
  },
});

/** Creates commands that send an action and compare its response with what the model and its faults expect. */
const actionCommand = <Values>(
  action: ActionName,
  arbitrary: fc.Arbitrary<Values>,
  parametersOf: (model: Model, values: Values) => Member,
  expectedOf: (model: Model, parameters: Member) => Expected,
  send = sendRaw,
): fc.Arbitrary<Command> =>
  arbitrary.map((values) =>
    command(`${action}(${fc.stringify(values)})${send === sendWithSdk ? " by the SDK" : ""}`, async (model, real) => {
      const parameters = parametersOf(model, values);
      const fault = model.takeFault(action);
      const expected = expectedOf(model, parameters);
      const { status, code, result } = await send(real, action, parameters);
      if (fault === undefined && "length" in expected) {
        expect([status, code]).toEqual(expected);
        return;
      }
      expect(status).toBe(fault === undefined ? 200 : fault.status);
      if (fault?.code !== undefined) expect(code).toBe(fault.code);
      if ("length" in expected) return;
      if (fault === undefined || fault.isApplied) expected.apply?.(real.iam);
      if (fault === undefined) expected.checkResult?.(result);
    }),
  );

function expectSameAccount(model: Model, { iam }: MockWithClient): void {
  const found = iam.account.users().map(({ UserName, Path, AccessKeys }) => ({
    UserName,
    Path,
    keys: AccessKeys.map((key) => [key.AccessKeyId, key.Status, key.AccessKeyLastUsed !== undefined]),
  }));
  const expected = model.users().map(({ name, path, keys }) => ({
    UserName: name,
    Path: path,
    keys: keys.map((key) => [key.id, key.status, key.isUsed]),
  }));
  expect(found).toEqual(expected);
}

/** Returns the item of a list that a random number selects. */
const select = (items: Iterable<string>, which: number): string => {
  const all = [...items];
  return all[which % Math.max(1, all.length)] ?? "";
};
const keyId = (model: Model, which: number) => select([...model.account.keyIds, "AKIANOBODYHASEXAMPLE"], which);

const noSuchEntity = [404, "NoSuchEntity"] as const;
const name = fc.constantFrom("Ann", "Bob", "bob", "Cy");
const path = fc.constantFrom("/", "/ops/");
const maxItems = fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined });
const which = fc.nat(50);

const createUser = actionCommand(
  "CreateUser",
  fc.record({ UserName: name, Path: path }),
  (_, values) => values,
  (model, { UserName = "", Path = "" }) =>
    model.user(UserName) === undefined ? { apply: () => model.addUser(UserName, Path) } : [409, "EntityAlreadyExists"],
);

const deleteUser = actionCommand(
  "DeleteUser",
  fc.record({ UserName: name }),
  (_, values) => values,
  (model, { UserName = "" }) => {
    const user = model.user(UserName);
    if (user === undefined) return noSuchEntity;
    if (user.keys.length > 0) return [409, "DeleteConflict"];
    return { apply: () => model.account.users.delete(UserName.toLowerCase()) };
  },
);

const updateUser = actionCommand(
  "UpdateUser",
  fc.record({ UserName: name, NewUserName: name, NewPath: path }, { requiredKeys: ["UserName"] }),
  (_, values) => values,
  (model, { UserName = "", NewUserName, NewPath }) => {
    const user = model.user(UserName);
    if (user === undefined) return noSuchEntity;
    if (NewUserName !== undefined && model.user(NewUserName) !== undefined) return [409, "EntityAlreadyExists"];
    return { apply: () => model.rename(user, NewUserName ?? user.name, NewPath ?? user.path) };
  },
);

const createAccessKey = (send: typeof sendRaw) =>
  actionCommand(
    "CreateAccessKey",
    fc.record({ UserName: name }),
    (_, values) => values,
    (model, { UserName = "" }) => {
      const user = model.user(UserName);
      if (user === undefined) return noSuchEntity;
      if (user.keys.length >= 2) return [409, "LimitExceeded"];
      return {
        apply: (iam) => model.addKey(user, iam.account.user(UserName)?.AccessKeys.at(-1)?.AccessKeyId ?? ""),
        checkResult: ({ AccessKey }) => expect(AccessKey?.["AccessKeyId"]).toBe(user.keys.at(-1)?.id),
      };
    },
    send,
  );

/** Expects that an action changes a key if it belongs to the named user. */
const changeOfKey = (
  model: Model,
  { UserName = "", AccessKeyId = "" }: Member,
  apply: (key: ModelKey) => void,
): Expected => {
  const key = model.user(UserName)?.keys.find(({ id }) => id === AccessKeyId);
  return key === undefined ? noSuchEntity : { apply: () => apply(key) };
};

const updateAccessKey = actionCommand(
  "UpdateAccessKey",
  fc.record({ UserName: name, which, Status: fc.constantFrom("Active", "Inactive") }),
  (model, values) => ({ UserName: values.UserName, AccessKeyId: keyId(model, values.which), Status: values.Status }),
  (model, parameters) =>
    changeOfKey(model, parameters, (key) => {
      key.status = parameters["Status"] ?? "";
    }),
);

const deleteAccessKey = actionCommand(
  "DeleteAccessKey",
  fc.record({ UserName: name, which }),
  (model, values) => ({ UserName: values.UserName, AccessKeyId: keyId(model, values.which) }),
  (model, parameters) => changeOfKey(model, parameters, (key) => model.removeKey(key)),
);

const getAccessKeyLastUsed = actionCommand(
  "GetAccessKeyLastUsed",
  which,
  (model, values) => ({ AccessKeyId: keyId(model, values) }),
  (model, { AccessKeyId = "" }) => {
    const owned = model.keyWithOwner(AccessKeyId);
    if (owned === undefined) return [403, "AccessDenied"];
    return {
      checkResult({ UserName, AccessKeyLastUsed }) {
        const used = [UserName, AccessKeyLastUsed?.["ServiceName"]];
        expect(used).toEqual([owned.user.name, owned.key.isUsed ? "iam" : "N/A"]);
      },
    };
  },
);

const marker = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("issued" as const), which }) },
  { weight: 3, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("invalid" as const), which }) },
);

/** Returns one page of a user's keys according to the model. */
function pageOfKeys(model: Model, user: ModelUser, { Marker, MaxItems }: Member): Expected {
  const from = Marker === undefined ? { user: user.serial, after: 0, page: 1 } : model.markers.get(Marker);
  if (from === undefined || from.user !== user.serial) return [400, "ValidationError"];
  const limit = Math.min(Number(MaxItems ?? 100), model.maxSize(from.page));
  const rest = user.keys.filter((key) => key.serial > from.after);
  const items = rest.slice(0, limit);
  return {
    checkResult(result) {
      expect(result.AccessKeyMetadata?.member ?? []).toMatchObject(
        items.map((key) => ({ UserName: user.name, AccessKeyId: key.id, Status: key.status })),
      );
      expect(result.IsTruncated).toBe(String(rest.length > limit));
      if (rest.length <= limit) expect(result.Marker).toBeUndefined();
      else
        model.markers.set(result.Marker ?? "none", {
          user: user.serial,
          after: items.at(-1)?.serial ?? from.after,
          page: from.page + 1,
        });
    },
  };
}

const listAccessKeys = (send: typeof sendRaw) =>
  actionCommand(
    "ListAccessKeys",
    fc.record({ UserName: name, marker, maxItems }),
    (model, { UserName, marker: values, maxItems: size }) => {
      const markers = values?.kind === "issued" ? [...model.markers.keys()] : [...model.invalidMarkers, "unknown"];
      const Marker = values === undefined || markers.length === 0 ? undefined : select(markers, values.which);
      return { UserName, Marker, MaxItems: size?.toString() };
    },
    (model, parameters) => {
      const user = model.user(parameters["UserName"] ?? "");
      return user === undefined ? noSuchEntity : pageOfKeys(model, user, parameters);
    },
    send,
  );

/** Lists the keys of the user whose key signs the request, and sets the key's last use. */
const listOwnAccessKeys = actionCommand(
  "ListAccessKeys",
  which,
  (model, values) => ({ signer: keyId(model, values) }),
  (model, { signer = "" }) => {
    const owned = model.keyWithOwner(signer);
    // A key that the account never had belongs to the root user.
    if (owned === undefined && !model.account.keyIds.has(signer)) return {};
    if (owned?.key.status !== "Active") return [403, "InvalidClientTokenId"];
    owned.key.isUsed = true;
    return pageOfKeys(model, owned.user, {});
  },
);

const listUsers = actionCommand(
  "ListUsers",
  fc.record({ PathPrefix: fc.constantFrom("/", "/ops/"), maxItems }),
  (_, { PathPrefix, maxItems: size }) => ({ PathPrefix, MaxItems: size?.toString() }),
  (model, { PathPrefix = "/", MaxItems }) => {
    const all = model.users().filter((user) => user.path.startsWith(PathPrefix));
    const limit = Number(MaxItems ?? 100);
    return {
      checkResult({ Users, IsTruncated, Marker }) {
        const expected = all.slice(0, limit).map((user) => ({ UserName: user.name, Path: user.path }));
        expect(Users?.member ?? []).toMatchObject(expected);
        expect(IsTruncated).toBe(String(all.length > limit));
        if (Marker !== undefined) model.invalidMarkers.push(Marker);
      },
    };
  },
);

const faults: readonly [Fault, number | undefined, string | undefined][] = [
  ["ServiceFailure", 500, "ServiceFailure"],
  ["AccessDenied", 403, "AccessDenied"],
  ["network-error", undefined, undefined],
  ["html-error-page", 503, undefined],
];

const fail = fc
  .record({
    action: fc.constantFrom("*" as const, "CreateUser" as const, "CreateAccessKey" as const, "ListAccessKeys" as const),
    fault: fc.constantFrom(...faults),
    times: fc.integer({ min: 1, max: 2 }),
    after: fc.nat(2),
    applied: fc.boolean(),
  })
  .map(({ action, fault: [fault, status, code], times, after, applied }) =>
    command(`fail(${fc.stringify([action, fault, { times, after, applied }])})`, (model, { iam }) => {
      iam.fail(action, fault, { times, after, applied });
      model.faults.push({ action, status, code, isApplied: applied, toIgnore: after, remaining: times });
    }),
  );

const truncate = fc
  .oneof(fc.constant(null), fc.integer({ min: 1, max: 2 }), fc.array(fc.nat(2), { maxLength: 4 }))
  .map((size) =>
    command(`truncate(${fc.stringify(size)})`, (model, { iam }) => {
      iam.truncate("ListAccessKeys", size);
      model.truncation = size;
    }),
  );

/** Seeds more keys than the quota allows, so that listings have several pages. */
const seed = fc.record({ UserName: name, AccessKeys: fc.integer({ min: 1, max: 4 }) }).map((user) =>
  command(`seed(${fc.stringify(user)})`, (model, { iam }) => {
    iam.seed({ Users: [user] });
    const owner = model.user(user.UserName) ?? model.addUser(user.UserName, "/");
    for (const key of iam.account.user(user.UserName)?.AccessKeys.slice(-user.AccessKeys) ?? [])
      model.addKey(owner, key.AccessKeyId);
  }),
);

const reset = fc.constant(
  command("reset", (model, { iam }) => {
    iam.reset();
    model.reset();
  }),
);

const checkpoint = fc.constant(
  command("checkpoint", (model, { iam }) => {
    iam.checkpoint();
    model.checkpoint();
  }),
);

const frequent = [seed, listAccessKeys(sendRaw), listAccessKeys(sendRaw), createAccessKey(sendRaw), updateUser];

/** The commands that `fc.commands` combines. A command that occurs more often here runs more often. */
export const commands: fc.Arbitrary<Command>[] = [
  ...[...frequent, createUser, deleteUser, updateAccessKey, deleteAccessKey, getAccessKeyLastUsed],
  ...[listUsers, listOwnAccessKeys, fail, truncate, reset, checkpoint],
  ...[createAccessKey(sendWithSdk), listAccessKeys(sendWithSdk)],
];
