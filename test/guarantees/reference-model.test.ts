import { CreateAccessKeyCommand, IAMClient, IAMServiceException, ListAccessKeysCommand } from "@aws-sdk/client-iam";
import fc from "fast-check";
import { XMLParser } from "fast-xml-parser";
import { getResponse } from "msw";
import { type ActionName, type Fault, type MockIam, mockIam } from "msw-iam";
import { expect, inject, test } from "vitest";
import { endsWithItsTest } from "../support/random-runs.ts";
import { HOST, server, signedBy, VERSION } from "../support/server.ts";

// The reference: what IAM's documentation says in as few words as possible, and nothing of how the double does it.

interface ModelKey {
  readonly id: string;
  /** The order in which keys were added. */
  readonly serial: number;
  status: string;
  isUsed: boolean;
}

interface ModelUser {
  /** Who it is, whatever the name. */
  readonly serial: number;
  name: string;
  path: string;
  keys: ModelKey[];
}

interface ModelFault {
  readonly action: string;
  readonly status: number | undefined;
  readonly code: string | undefined;
  readonly isApplied: boolean;
  toPass: number;
  remaining: number;
}

interface ModelMarker {
  readonly user: number;
  readonly after: number;
  readonly page: number;
}

class Model {
  serial = 0;
  account = { users: new Map<string, ModelUser>(), keyIds: new Set<string>() };
  #start = structuredClone(this.account);
  faults: ModelFault[] = [];
  truncation: number | readonly number[] | null = null;
  markers = new Map<string, ModelMarker>();
  /** Markers of other listings, and those of before a reset. */
  strays: string[] = [];

  user = (name: string) => this.account.users.get(name.toLowerCase());

  users = () => [...this.account.users].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, user]) => user);

  addUser(name: string, path: string): ModelUser {
    this.serial += 1;
    const user = { serial: this.serial, name, path, keys: [] };
    this.account.users.set(name.toLowerCase(), user);
    return user;
  }

  rename(user: ModelUser, name: string, path: string): void {
    this.account.users.delete(user.name.toLowerCase());
    this.account.users.set(name.toLowerCase(), user);
    user.name = name;
    user.path = path;
  }

  addKey(user: ModelUser, id: string): void {
    this.serial += 1;
    expect(this.account.keyIds).not.toContain(id);
    this.account.keyIds.add(id);
    user.keys.push({ id, serial: this.serial, status: "Active", isUsed: false });
  }

  removeKey({ id }: ModelKey): void {
    for (const user of this.account.users.values()) user.keys = user.keys.filter((key) => key.id !== id);
  }

  /** The most that a page of a listing may hold. */
  cap(page: number): number {
    if (this.truncation === null) return Number.POSITIVE_INFINITY;
    return typeof this.truncation === "number"
      ? this.truncation
      : (this.truncation[page - 1] ?? Number.POSITIVE_INFINITY);
  }

  owned(id: string): { user: ModelUser; key: ModelKey } | undefined {
    for (const user of this.account.users.values())
      for (const key of user.keys) if (key.id === id) return { user, key };
    return undefined;
  }

  /** The fault that takes an attempt: the first that applies, and those that let it pass count it. */
  takeFault(action: string): ModelFault | undefined {
    for (const fault of this.faults) {
      if (fault.remaining === 0 || (fault.action !== "*" && fault.action !== action)) continue;
      if (fault.toPass === 0) {
        fault.remaining -= 1;
        return fault;
      }
      fault.toPass -= 1;
    }
    return undefined;
  }

  checkpoint(): void {
    this.#start = structuredClone(this.account);
  }

  reset(): void {
    this.account = structuredClone(this.#start);
    this.faults = [];
    this.truncation = null;
    this.strays.push(...this.markers.keys());
    this.markers.clear();
  }
}

interface Member {
  readonly [name: string]: string | undefined;
}

/** An action's answer, as an independent parser reads it; numbers and booleans by their text. */
interface Result {
  readonly AccessKeyMetadata?: { readonly member?: readonly Member[] };
  readonly Users?: { readonly member?: readonly Member[] };
  readonly AccessKey?: Member;
  readonly AccessKeyLastUsed?: Member;
  readonly UserName?: string | undefined;
  readonly IsTruncated?: string | undefined;
  readonly Marker?: string | undefined;
}

interface Answer {
  readonly status: number | undefined;
  readonly code: string | undefined;
  readonly result: Result;
}

interface Real {
  readonly iam: MockIam;
  readonly client: IAMClient;
}

const parser = new XMLParser({ parseTagValue: false, isArray: (name) => name === "member" });

async function askRaw({ iam }: Real, action: string, { signer, ...parameters }: Member): Promise<Answer> {
  const given = Object.entries(parameters).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  const body = new URLSearchParams([["Action", action], ["Version", VERSION], ...given]);
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

/** The same through the real SDK, which does not try again here. */
async function askSdk({ client }: Real, action: string, parameters: Member): Promise<Answer> {
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

/** What an action comes to by the model: an error, or what it changes and what its answer has to say. */
type Expected =
  | readonly [status: number, code: string]
  | { readonly apply?: (iam: MockIam) => void; readonly says?: (result: Result) => void };

type Command = fc.AsyncCommand<Model, Real>;

const command = (name: string, run: (model: Model, real: Real) => Promise<void> | void): Command => ({
  check: () => true,
  toString: () => name,
  async run(model, real) {
    await run(model, real);
    sameAccount(model, real);
  },
});

/** Commands that ask for an action: by the model's faults, in the model's words. */
const asking = <Drawn>(
  action: ActionName,
  drawn: fc.Arbitrary<Drawn>,
  parametersOf: (model: Model, drawn: Drawn) => Member,
  expectedOf: (model: Model, parameters: Member) => Expected,
  ask = askRaw,
): fc.Arbitrary<Command> =>
  drawn.map((values) =>
    command(`${action}(${fc.stringify(values)})${ask === askSdk ? " by the SDK" : ""}`, async (model, real) => {
      const parameters = parametersOf(model, values);
      const fault = model.takeFault(action);
      const expected = expectedOf(model, parameters);
      const { status, code, result } = await ask(real, action, parameters);
      if (fault === undefined && "length" in expected) {
        expect([status, code]).toEqual(expected);
        return;
      }
      expect(status).toBe(fault === undefined ? 200 : fault.status);
      if (fault?.code !== undefined) expect(code).toBe(fault.code);
      if ("length" in expected) return;
      if (fault === undefined || fault.isApplied) expected.apply?.(real.iam);
      if (fault === undefined) expected.says?.(result);
    }),
  );

function sameAccount(model: Model, { iam }: Real): void {
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

/** The one of a list that a random number means. */
const chosen = (items: Iterable<string>, which: number): string => {
  const all = [...items];
  return all[which % Math.max(1, all.length)] ?? "";
};
const keyId = (model: Model, which: number) => chosen([...model.account.keyIds, "AKIANOBODYHASEXAMPLE"], which);

const noSuchEntity = [404, "NoSuchEntity"] as const;
const name = fc.constantFrom("Ann", "Bob", "bob", "Cy");
const path = fc.constantFrom("/", "/ops/");
const maxItems = fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined });
const which = fc.nat(50);

const createUser = asking(
  "CreateUser",
  fc.record({ UserName: name, Path: path }),
  (_, drawn) => drawn,
  (model, { UserName = "", Path = "" }) =>
    model.user(UserName) === undefined ? { apply: () => model.addUser(UserName, Path) } : [409, "EntityAlreadyExists"],
);

const deleteUser = asking(
  "DeleteUser",
  fc.record({ UserName: name }),
  (_, drawn) => drawn,
  (model, { UserName = "" }) => {
    const user = model.user(UserName);
    if (user === undefined) return noSuchEntity;
    if (user.keys.length > 0) return [409, "DeleteConflict"];
    return { apply: () => model.account.users.delete(UserName.toLowerCase()) };
  },
);

const updateUser = asking(
  "UpdateUser",
  fc.record({ UserName: name, NewUserName: name, NewPath: path }, { requiredKeys: ["UserName"] }),
  (_, drawn) => drawn,
  (model, { UserName = "", NewUserName, NewPath }) => {
    const user = model.user(UserName);
    if (user === undefined) return noSuchEntity;
    const holder = NewUserName === undefined ? user : (model.user(NewUserName) ?? user);
    if (holder !== user) return [409, "EntityAlreadyExists"];
    return { apply: () => model.rename(user, NewUserName ?? user.name, NewPath ?? user.path) };
  },
);

const createAccessKey = (ask: typeof askRaw) =>
  asking(
    "CreateAccessKey",
    fc.record({ UserName: name }),
    (_, drawn) => drawn,
    (model, { UserName = "" }) => {
      const user = model.user(UserName);
      if (user === undefined) return noSuchEntity;
      if (user.keys.length >= 2) return [409, "LimitExceeded"];
      return {
        apply: (iam) => model.addKey(user, iam.account.user(UserName)?.AccessKeys.at(-1)?.AccessKeyId ?? ""),
        says: ({ AccessKey }) => expect(AccessKey?.["AccessKeyId"]).toBe(user.keys.at(-1)?.id),
      };
    },
    ask,
  );

/** What an action does to a key that is the named user's own. */
const ofKey = (model: Model, { UserName = "", AccessKeyId = "" }: Member, apply: (key: ModelKey) => void): Expected => {
  const key = model.user(UserName)?.keys.find(({ id }) => id === AccessKeyId);
  return key === undefined ? noSuchEntity : { apply: () => apply(key) };
};

const updateAccessKey = asking(
  "UpdateAccessKey",
  fc.record({ UserName: name, which, Status: fc.constantFrom("Active", "Inactive") }),
  (model, drawn) => ({ UserName: drawn.UserName, AccessKeyId: keyId(model, drawn.which), Status: drawn.Status }),
  (model, parameters) =>
    ofKey(model, parameters, (key) => {
      key.status = parameters["Status"] ?? "";
    }),
);

const deleteAccessKey = asking(
  "DeleteAccessKey",
  fc.record({ UserName: name, which }),
  (model, drawn) => ({ UserName: drawn.UserName, AccessKeyId: keyId(model, drawn.which) }),
  (model, parameters) => ofKey(model, parameters, (key) => model.removeKey(key)),
);

const getAccessKeyLastUsed = asking(
  "GetAccessKeyLastUsed",
  which,
  (model, drawn) => ({ AccessKeyId: keyId(model, drawn) }),
  (model, { AccessKeyId = "" }) => {
    const owned = model.owned(AccessKeyId);
    if (owned === undefined) return [403, "AccessDenied"];
    return {
      says({ UserName, AccessKeyLastUsed }) {
        const used = [UserName, AccessKeyLastUsed?.["ServiceName"]];
        expect(used).toEqual([owned.user.name, owned.key.isUsed ? "iam" : "N/A"]);
      },
    };
  },
);

const marker = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("issued" as const), which }) },
  { weight: 3, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("stray" as const), which }) },
);

/** One page of a user's keys by the model. */
function pageOfKeys(model: Model, user: ModelUser, { Marker, MaxItems }: Member): Expected {
  const from = Marker === undefined ? { user: user.serial, after: 0, page: 1 } : model.markers.get(Marker);
  if (from === undefined || from.user !== user.serial) return [400, "ValidationError"];
  const limit = Math.min(Number(MaxItems ?? 100), model.cap(from.page));
  const rest = user.keys.filter((key) => key.serial > from.after);
  const items = rest.slice(0, limit);
  return {
    says(result) {
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

const listAccessKeys = (ask: typeof askRaw) =>
  asking(
    "ListAccessKeys",
    fc.record({ UserName: name, marker, maxItems }),
    (model, { UserName, marker: drawn, maxItems: size }) => {
      const markers = drawn?.kind === "issued" ? [...model.markers.keys()] : [...model.strays, "nobody's"];
      const Marker = drawn === undefined || markers.length === 0 ? undefined : chosen(markers, drawn.which);
      return { UserName, Marker, MaxItems: size?.toString() };
    },
    (model, parameters) => {
      const user = model.user(parameters["UserName"] ?? "");
      return user === undefined ? noSuchEntity : pageOfKeys(model, user, parameters);
    },
    ask,
  );

/** Signed with a user's key, without a user's name: who signs is who is meant, and the key was used. */
const listOwnAccessKeys = asking(
  "ListAccessKeys",
  which,
  (model, drawn) => ({ signer: keyId(model, drawn) }),
  (model, { signer = "" }) => {
    const owned = model.owned(signer);
    // A key that the account never had is the root user's.
    if (owned === undefined && !model.account.keyIds.has(signer)) return {};
    if (owned?.key.status !== "Active") return [403, "InvalidClientTokenId"];
    owned.key.isUsed = true;
    return pageOfKeys(model, owned.user, {});
  },
);

const listUsers = asking(
  "ListUsers",
  fc.record({ PathPrefix: fc.constantFrom("/", "/ops/"), maxItems }),
  (_, { PathPrefix, maxItems: size }) => ({ PathPrefix, MaxItems: size?.toString() }),
  (model, { PathPrefix = "/", MaxItems }) => {
    const all = model.users().filter((user) => user.path.startsWith(PathPrefix));
    const limit = Number(MaxItems ?? 100);
    return {
      says({ Users, IsTruncated, Marker }) {
        const expected = all.slice(0, limit).map((user) => ({ UserName: user.name, Path: user.path }));
        expect(Users?.member ?? []).toMatchObject(expected);
        expect(IsTruncated).toBe(String(all.length > limit));
        if (Marker !== undefined) model.strays.push(Marker);
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
      model.faults.push({ action, status, code, isApplied: applied, toPass: after, remaining: times });
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

/** More keys than the quota allows, which is how pages come about. */
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

test("the double is what a simple reference model is, under random sequences of actions, faults, pages, resets and checkpoints", async () => {
  const often = [seed, listAccessKeys(askRaw), listAccessKeys(askRaw), createAccessKey(askRaw), updateUser];
  const commands = fc.commands(
    [
      ...[...often, createUser, deleteUser, updateAccessKey, deleteAccessKey, getAccessKeyLastUsed],
      ...[listUsers, listOwnAccessKeys, fail, truncate, reset, checkpoint],
      ...[createAccessKey(askSdk), listAccessKeys(askSdk)],
    ],
    { maxCommands: 60, size: "max" },
  );
  await fc.assert(
    fc.asyncProperty(commands, async (sequence) => {
      const iam = mockIam();
      server.resetHandlers(...iam.handlers);
      const client = new IAMClient({ ...iam.clientConfig(), maxAttempts: 1 });
      await fc.asyncModelRun(() => ({ model: new Model(), real: { iam, client } }), sequence);
    }),
    { numRuns: inject("isThorough") ? 60 : 15, ...endsWithItsTest },
  );
});
