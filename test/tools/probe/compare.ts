import { isDeepStrictEqual } from "node:util";
import type { Exchange } from "./exchange.ts";

/** Describes every difference between the responses to the same request. The names are those of the two sides. */
export function compare(one: Exchange, other: Exchange, [nameOfOne, nameOfOther]: readonly [string, string]): string[] {
  const differences: string[] = [];
  const add = (what: string, left: unknown, right: unknown) => {
    if (isDeepStrictEqual(left, right)) return;
    differences.push(`${what}: ${nameOfOne} has ${JSON.stringify(left)}, ${nameOfOther} has ${JSON.stringify(right)}`);
  };
  add("status", one.status, other.status);
  add("content type", one.contentType, other.contentType);
  const [code, otherCode] = [textOf(one, "Code"), textOf(other, "Code")];
  add("code", code, otherCode);
  add("text", textOf(one, "Message"), textOf(other, "Message"));
  add("body", one.body, other.body);
  add("SDK", one.sdk, other.sdk);
  // The members of an error and those of a result have nothing in common.
  if (code !== otherCode || one.body !== other.body) return differences;
  add("namespace", one.namespace, other.namespace);

  const [content, otherContent] = [contentOf(one), contentOf(other)];
  const [paths, otherPaths] = [content.map(shortPath), otherContent.map(shortPath)];
  const [missing, extra] = [without(paths, otherPaths), without(otherPaths, paths)];
  if (missing.length + extra.length > 0) add("members", missing, extra);
  else if (!isDeepStrictEqual(paths, otherPaths)) add("order", paths, otherPaths);
  else for (const [index, path] of paths.entries()) add(path, content[index]?.[1], otherContent[index]?.[1]);
  return differences;
}

const textOf = ({ elements }: Exchange, name: string) =>
  elements.find(([path]) => path === `ErrorResponse.Error.${name}`)?.[1];

// The text of an error is compared above, also whether there is one.
const contentOf = ({ elements }: Exchange) => elements.filter(([path]) => path !== "ErrorResponse.Error.Message");

/** Leaves out the elements that every response of an action begins with. */
const shortPath = ([path]: Exchange["elements"][number]) => path.replace(/^\w+Response\.(?:\w+Result\.)?/, "");

/** Returns the items of a list that are not in another one. An item that occurs more often counts as often. */
function without(list: readonly string[], other: readonly string[]): string[] {
  const rest = [...other];
  return list.filter((item) => {
    const index = rest.indexOf(item);
    if (index !== -1) rest.splice(index, 1);
    return index === -1;
  });
}
