import type { OpenAttempt } from "./attempt.ts";

/** How many characters the journal keeps of one parameter. AWS's own largest parameter has 131,072. */
const MAX_PARAMETER_LENGTH = 150_000;
/** How many characters the journal keeps of all parameters of a request, with their names. */
const MAX_REQUEST_LENGTH = 500_000;
/** What a parameter counts beside its name and value, so that a million empty ones are not kept. */
const PARAMETER_OVERHEAD = 50;

/**
 * Cuts what an attempt keeps of a long request, so that the journal's size is limited. A value that is cut ends with its original
 * length. The faults must have seen the attempt before.
 */
export function cutAttempt(attempt: OpenAttempt): void {
  attempt.action = attempt.action && cut(attempt.action, MAX_PARAMETER_LENGTH);
  attempt.version = attempt.version && cut(attempt.version, MAX_PARAMETER_LENGTH);
  const { params, caller } = attempt;
  const { accessKeyId } = caller;
  if (accessKeyId !== undefined && accessKeyId.length > MAX_PARAMETER_LENGTH)
    attempt.caller = Object.freeze({ ...caller, accessKeyId: cut(accessKeyId, MAX_PARAMETER_LENGTH) });
  if (lengthOfParams(params) > MAX_PARAMETER_LENGTH) attempt.params = cutParams(Object.entries(params));
}

/** Returns how many characters the journal keeps of an attempt. */
export const lengthOf = ({ action = "", version = "", caller: { accessKeyId = "" }, params }: OpenAttempt): number =>
  action.length + version.length + accessKeyId.length + lengthOfParams(params);

const lengthOfParams = (params: OpenAttempt["params"]): number =>
  Object.entries(params).reduce((sum, [name, value]) => sum + name.length + value.length + PARAMETER_OVERHEAD, 0);

function cutParams(entries: readonly (readonly [string, string])[]): OpenAttempt["params"] {
  const kept: [string, string][] = [];
  let room = MAX_REQUEST_LENGTH;
  for (const [index, [fullName, fullValue]] of entries.entries()) {
    const name = cut(fullName, Math.min(room, MAX_PARAMETER_LENGTH));
    room -= name.length + PARAMETER_OVERHEAD;
    if (room <= 0) {
      kept.push(["…", `[cut: ${entries.length - index} more parameters]`]);
      break;
    }
    const value = cut(fullValue, Math.min(room, MAX_PARAMETER_LENGTH));
    room -= value.length;
    kept.push([name, value]);
  }
  // Unlike an assignment, this adds a member for the name __proto__, too.
  return Object.freeze(Object.fromEntries(kept));
}

/** Returns the first characters of a long text, with its length, as a string of its own. */
export const cut = (text: string, length: number): string =>
  text.length > length ? `${copyOf(text.slice(0, length))}… [cut: ${text.length} characters]` : text;

/** A slice keeps the whole string in memory. A copy does not. */
const copyOf = (slice: string): string => JSON.parse(JSON.stringify(slice));
