import fc from "fast-check";
import { expect } from "vitest";
import { actionCommand, type Expected, keyId, type Member, select, type sendRaw } from "./reference-command.ts";
import type { Model, ModelKey, ModelUser } from "./reference-model.ts";

const noSuchEntity = [404, "NoSuchEntity"] as const;
export const name = fc.constantFrom("Ann", "Bob", "bob", "Cy");
const path = fc.constantFrom("/", "/ops/");
const maxItems = fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined });
export const which = fc.nat(50);

export const createUser = actionCommand(
  "CreateUser",
  fc.record({ UserName: name, Path: path }),
  (_, values) => values,
  (model, { UserName = "", Path = "" }) => {
    if (model.account.user(UserName) !== undefined) return [409, "EntityAlreadyExists"];
    return { apply: () => model.addUser("request", UserName, Path) };
  },
);

export const deleteUser = actionCommand(
  "DeleteUser",
  fc.record({ UserName: name }),
  (_, values) => values,
  (model, { UserName = "" }) => {
    const user = model.userToChange(UserName);
    if (user === undefined) return noSuchEntity;
    if (model.account.keysOf(user).length > 0) return [409, "DeleteConflict"];
    return { apply: () => model.removeUser("request", user) };
  },
);

export const updateUser = actionCommand(
  "UpdateUser",
  fc.record({ UserName: name, NewUserName: name, NewPath: path }, { requiredKeys: ["UserName"] }),
  (_, values) => values,
  (model, { UserName = "", NewUserName, NewPath }) => {
    const user = model.userToChange(UserName);
    if (user === undefined) return noSuchEntity;
    // AWS also refuses the user's own name in another case.
    if (NewUserName !== undefined && NewUserName !== user.name && model.account.user(NewUserName) !== undefined)
      return [409, "EntityAlreadyExists"];
    const changes = { name: NewUserName ?? user.name, path: NewPath ?? user.path };
    return { apply: () => model.updateUser("request", user, changes) };
  },
);

export const createAccessKey = (send: typeof sendRaw) =>
  actionCommand(
    "CreateAccessKey",
    fc.record({ UserName: name }),
    (_, values) => values,
    (model, { UserName = "" }) => {
      const user = model.userToChange(UserName);
      if (user === undefined) return noSuchEntity;
      if (model.account.keysOf(user).length >= 2) return [409, "LimitExceeded"];
      return {
        apply: (iam) =>
          model.addKey("request", user, iam.account.user(user.name)?.AccessKeys.at(-1)?.AccessKeyId ?? ""),
        checkResult: ({ AccessKey }) => expect(AccessKey?.["AccessKeyId"]).toBe(model.account.keysOf(user).at(-1)?.id),
      };
    },
    send,
  );

/** Expects that an action changes a key if requests see that it belongs to the named user, and both still exist. */
const changeOfKey = (
  model: Model,
  { UserName = "", AccessKeyId = "" }: Member,
  apply: (key: ModelKey) => void,
): Expected => {
  const owner = model.userToChange(UserName);
  const key = model.account.keys.get(AccessKeyId);
  if (owner === undefined || key?.owner !== owner.serial || !model.seen.keys.has(AccessKeyId)) return noSuchEntity;
  return { apply: () => apply(key) };
};

export const updateAccessKey = actionCommand(
  "UpdateAccessKey",
  fc.record({ UserName: name, which, Status: fc.constantFrom("Active", "Inactive") }),
  (model, values) => ({ UserName: values.UserName, AccessKeyId: keyId(model, values.which), Status: values.Status }),
  (model, parameters) =>
    changeOfKey(model, parameters, (key) => model.setStatus("request", key, parameters["Status"] ?? "")),
);

export const deleteAccessKey = actionCommand(
  "DeleteAccessKey",
  fc.record({ UserName: name, which }),
  (model, values) => ({ UserName: values.UserName, AccessKeyId: keyId(model, values.which) }),
  (model, parameters) => changeOfKey(model, parameters, (key) => model.removeKey("request", key)),
);

/** Creates a key for the user whose key signs the request. */
export const createOwnAccessKey = actionCommand(
  "CreateAccessKey",
  which,
  (model, values) => (model.keyIds.size === 0 ? { UserName: "Nobody" } : { signer: select(model.keyIds, values) }),
  (model, { signer }) => {
    if (signer === undefined) return noSuchEntity;
    const key = model.seen.keys.get(signer);
    if (key?.status !== "Active") return [403, "InvalidClientTokenId"];
    const user = model.account.users.get(key.owner);
    if (user === undefined) return noSuchEntity;
    if (model.account.keysOf(user).length >= 2) return [409, "LimitExceeded"];
    return {
      apply: (iam) => model.addKey("request", user, iam.account.user(user.name)?.AccessKeys.at(-1)?.AccessKeyId ?? ""),
    };
  },
);

export const getAccessKeyLastUsed = actionCommand(
  "GetAccessKeyLastUsed",
  which,
  (model, values) => ({ AccessKeyId: keyId(model, values) }),
  (model, { AccessKeyId = "" }) => {
    const key = model.seen.keys.get(AccessKeyId);
    if (key === undefined) return [403, "AccessDenied"];
    const owner = model.seen.users.get(key.owner);
    return {
      checkResult({ UserName, AccessKeyLastUsed }) {
        const used = [UserName, AccessKeyLastUsed?.["ServiceName"]];
        expect(used).toEqual([owner?.name, model.usedKeyIds.has(AccessKeyId) ? "iam" : "N/A"]);
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
  const rest = model.seen.keysOf(user).filter((key) => key.serial > from.after);
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

export const listAccessKeys = (send: typeof sendRaw) =>
  actionCommand(
    "ListAccessKeys",
    fc.record({ UserName: name, marker, maxItems }),
    (model, { UserName, marker: values, maxItems: size }) => {
      const markers = values?.kind === "issued" ? [...model.markers.keys()] : [...model.invalidMarkers, "unknown"];
      const Marker = values === undefined || markers.length === 0 ? undefined : select(markers, values.which);
      return { UserName, Marker, MaxItems: size?.toString() };
    },
    (model, parameters) => {
      const user = model.seen.user(parameters["UserName"] ?? "");
      return user === undefined ? noSuchEntity : pageOfKeys(model, user, parameters);
    },
    send,
  );

/** Lists the keys of the user whose key signs the request, and sets the key's last use. */
export const listOwnAccessKeys = actionCommand(
  "ListAccessKeys",
  which,
  (model, values) => ({ signer: keyId(model, values) }),
  (model, { signer = "" }) => {
    const key = model.seen.keys.get(signer);
    // A key that the account never had belongs to the root user.
    if (key === undefined && !model.keyIds.has(signer)) return {};
    const user = model.seen.users.get(key?.owner ?? 0);
    if (user === undefined || key?.status !== "Active") return [403, "InvalidClientTokenId"];
    return pageOfKeys(model, user, {});
  },
);

export const listUsers = actionCommand(
  "ListUsers",
  fc.record({ PathPrefix: fc.constantFrom("/", "/ops/"), maxItems }),
  (_, { PathPrefix, maxItems: size }) => ({ PathPrefix, MaxItems: size?.toString() }),
  (model, { PathPrefix = "/", MaxItems }) => {
    const all = model.seen.sortedUsers().filter((user) => user.path.startsWith(PathPrefix));
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
