import type { Action, ActionContext } from "../actions/action.ts";
import { marker, maxItems } from "../actions/constraints.ts";
import { randomWords } from "../identifiers/random.ts";
import type { AttemptToMatch, OpenAttempt } from "../journal/attempt.ts";
import { cut } from "../journal/cut.ts";
import { didYouMean } from "../messages/did-you-mean.ts";
import { formatValue } from "../messages/format-value.ts";
import { isRecord, kindOf } from "../messages/kind-of.ts";
import type { Cursor, Listing, PageRequest } from "../paging/page.ts";
import type { Truncation } from "../paging/truncation.ts";
import { type AwsActionName, pagedLists, stsActionNames } from "../protocol/action-names.ts";
import { isPlainObject, plainResultParts } from "../protocol/plain-xml.ts";

/** An attempt at an action, as the function that you pass to `respond` receives it. */
export type RespondRequest<Name extends AwsActionName = AwsActionName> = Omit<AttemptToMatch, "action" | "version"> & {
  /** The action that was called. */
  readonly action: Name;
};

/** An output, or a function that returns one. `undefined` means that the mock responds as if there were no function. */
export type CustomOutput = object | ((request: RespondRequest) => object | undefined);

interface CustomResponseOptions {
  readonly paginate?: string | undefined;
}

/** The outputs that `respond` has set, by action. */
export interface CustomResponses {
  set(action: AwsActionName, output: CustomOutput | null, options: CustomResponseOptions): void;
  /** Finds what is known about an action before it runs. */
  find(action: string | undefined): Pick<Action, "service" | "list" | "changes"> | undefined;
  /** Returns the action that responds to an attempt. Calls the function, and returns `undefined` if that does. */
  actionFor(attempt: OpenAttempt): Action | undefined;
  /** Throws a `TypeError` if a response has all items on one page, so that `truncate` would have no effect. */
  checkPages(action: AwsActionName): void;
  describeActive(): string[];
  clear(): void;
}

interface CustomResponse extends Pick<Action, "service" | "list" | "changes"> {
  readonly name: AwsActionName;
  readonly output: CustomOutput;
  /** The list to cut into pages. */
  readonly paginate: string | undefined;
}

export function createCustomResponses(truncation: Truncation): CustomResponses {
  const responses = new Map<string | undefined, CustomResponse>();

  return {
    set(name, output, options) {
      const paginate = checkOptions(name, options);
      if (output === null) {
        if (paginate !== undefined) throw failure(name, "null removes the response, and takes no options.");
        responses.delete(name);
        return;
      }
      if (paginate === undefined && truncation.isSet(name))
        throw failure(name, `iam.truncate("${name}", …) needs a list to cut into pages. ${paginateHint(name)}`);
      if (typeof output !== "function") plainResultParts(name, checkOutput(name, output, paginate));
      responses.set(name, {
        name,
        output,
        paginate,
        service: (stsActionNames as readonly string[]).includes(name) ? "sts" : "iam",
        ...(paginate === undefined ? {} : { list: true }),
        ...(/^(?:Get|List|Simulate)/.test(name) ? {} : { changes: true }),
      });
    },
    find: (action) => responses.get(action),
    actionFor(attempt) {
      const response = responses.get(attempt.action) as CustomResponse;
      const output = outputFor(response, attempt);
      return output && createAction(response, output, attempt.params);
    },
    checkPages(action) {
      const response = responses.get(action);
      if (response !== undefined && response.paginate === undefined)
        throw new TypeError(
          `Failed to truncate ${action}: iam.respond("${action}", …) has no list to cut into pages. ${paginateHint(action)}`,
        );
    },
    describeActive: () => [...responses.values()].map(describe),
    clear: () => responses.clear(),
  };
}

const describe = ({ name, output, paginate }: CustomResponse) =>
  `respond to ${name} with ${typeof output === "function" ? "a function" : "an output"}${paginate === undefined ? "" : `, in pages of ${paginate}`}`;

function outputFor({ name, output, paginate }: CustomResponse, attempt: OpenAttempt): object | undefined {
  if (typeof output !== "function") return checkOutput(name, output, paginate);
  const { params, caller, attempt: number, at } = attempt;
  const returned = output(Object.freeze({ action: name, params, caller, attempt: number, at: new Date(at) }));
  return returned === undefined ? undefined : checkOutput(name, returned, paginate);
}

/** Creates an action that returns the output, or the page of it that the request asks for. */
function createAction(
  { name, service, paginate }: CustomResponse,
  output: object,
  params: OpenAttempt["params"],
): Action {
  if (paginate === undefined) return { name, service, plain: true, input: {}, run: () => output };
  const { Marker, MaxItems, ...filters } = params;
  const listing = listingOf(name, filters, Reflect.get(output, paginate));
  return {
    name,
    service,
    plain: true,
    list: true,
    input: { Marker: marker, MaxItems: maxItems },
    run: (context, input) => pageOf(context, name, paginate, output, listing, input),
  };
}

/** The first page has what the output's other lists contain. Later pages have it no more. */
function pageOf(
  context: ActionContext,
  name: AwsActionName,
  paginate: string,
  output: object,
  listing: Listing<unknown, IndexCursor>,
  request: PageRequest,
): object {
  const { items, number, pagination } = context.page(listing, request);
  const lists = number === 1 ? [] : listsOf(name).filter((list) => Object.hasOwn(output, list));
  const emptied = Object.fromEntries(lists.map((list) => [list, []]));
  return { ...output, ...emptied, [paginate]: items, isTruncated: undefined, Marker: undefined, ...pagination };
}

const MAX_TITLE_LENGTH = 1_000;

interface IndexCursor extends Cursor {
  readonly index: number;
}

/** The cursor is an index, so an item that is added or removed before it moves the items of later pages. */
function listingOf(
  name: AwsActionName,
  filters: Readonly<Record<string, string>>,
  items: readonly unknown[],
): Listing<unknown, IndexCursor> {
  const words = Object.entries(filters).map(([filter, value]) => `${filter}=${value}`);
  const fullTitle = words.length === 0 ? name : `${name} with ${words.sort().join(" ")}`;
  // Markers keep the title, and a client can send parameters of any length.
  const title = cut(fullTitle, MAX_TITLE_LENGTH);
  return {
    id: `respond ${title} ${randomWords(fullTitle)()}`,
    title,
    itemsAfter: (cursor) => ({
      start: cursor?.index ?? 0,
      end: items.length,
      itemAt: (index) => items[index],
      cursorAt: (index) => ({ key: String(index), index: index + 1 }),
    }),
  };
}

const paginateHint = (name: AwsActionName) => `Add the option { paginate: "${listsOf(name)[0]}" } to iam.respond().`;

const listsOf = (name: AwsActionName): readonly string[] =>
  name in pagedLists ? pagedLists[name as keyof typeof pagedLists] : [];

/** Throws a `TypeError` unless the output is a plain object with the list to cut into pages. */
function checkOutput(name: AwsActionName, output: unknown, paginate: string | undefined): object {
  if (!isPlainObject(output)) {
    const hint = kindOf(output) === "Promise" ? " A function must return it synchronously." : "";
    throw failure(
      name,
      `the output is ${formatValue(output)}; expected a plain object with the members of the SDK's output.${hint}`,
    );
  }
  if (paginate !== undefined && !Array.isArray(Reflect.get(output, paginate)))
    throw failure(name, `the output has no array ${paginate} to cut into pages.`);
  return output;
}

const optionNames = ["paginate"];

/** Throws a `TypeError` for the first option that is unknown or wrong. Returns the list to cut into pages. */
function checkOptions(name: AwsActionName, options: CustomResponseOptions): string | undefined {
  if (!isRecord(options))
    throw failure(name, `the options are ${formatValue(options)}; expected an object such as { paginate: "Roles" }.`);
  const unknown = Object.keys(options).find((option) => !optionNames.includes(option));
  if (unknown !== undefined)
    throw failure(name, `${formatValue(unknown)} is not an option.${didYouMean(unknown, optionNames)}`);
  const { paginate } = options;
  if (paginate === undefined) return undefined;
  const lists = listsOf(name);
  if (lists.length === 0)
    throw failure(name, "AWS does not return this action in pages. Leave out the option paginate.");
  if (!lists.includes(paginate))
    throw failure(
      name,
      `the option paginate is ${formatValue(paginate)}; expected ${lists.map((list) => `"${list}"`).join(" or ")}.`,
    );
  return paginate;
}

const failure = (name: AwsActionName, problem: string) => new TypeError(`Failed to respond to ${name}: ${problem}`);
