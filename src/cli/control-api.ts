import type { Attempt } from "../journal/attempt.ts";
import type { MockIam } from "../mock-iam/mock-iam.ts";
import type { FixtureInput } from "../seeding/fixture-input.ts";
import type { AccountFixture } from "../seeding/types.ts";
import { messageOf } from "./command-error.ts";
import { applySetting, settingNames } from "./control-settings.ts";
import type { ControlRequest } from "./http-server.ts";

export interface ControlTarget {
  readonly iam: MockIam;
  reset(): void;
  /** Takes a response, or an array of responses. */
  respond(responses: unknown): void;
}

const postNames = ["reset", "seed", "respond", ...settingNames];
const methods = new Map([
  ...postNames.map((name) => [name, "POST"] as const),
  ...["journal", "account"].map((name) => [name, "GET"] as const),
]);

/** Handles a request to `/_msw-iam/…`, and returns the response. */
export function handleControlRequest({ method, name, body }: ControlRequest, target: ControlTarget): Response {
  const expected = methods.get(name);
  if (expected === undefined) {
    const known = [...methods].map(([knownName, knownMethod]) => `${knownMethod} /_msw-iam/${knownName}`);
    return errorResponse(404, `/_msw-iam/${name} does not exist; expected one of ${known.join(", ")}.`);
  }
  if (method !== expected && !(method === "HEAD" && expected === "GET"))
    return errorResponse(405, `/_msw-iam/${name} expects ${expected}, not ${method}.`, { Allow: expected });
  if (name === "journal") return Response.json(target.iam.journal.attempts.map(withErrorAsText));
  if (name === "account") return Response.json(target.iam.snapshot());
  try {
    if (name === "reset") target.reset();
    else change(name, JSON.parse(body), target);
    return new Response(null, { status: 204 });
  } catch (error) {
    const message = messageOf(error);
    return errorResponse(400, error instanceof SyntaxError ? `The body is not JSON: ${message}` : message);
  }
}

function change(name: string, body: unknown, { iam, respond }: ControlTarget): void {
  if (name === "seed") iam.seed(...(fixturesIn(body) as readonly FixtureInput<AccountFixture>[]));
  else if (name === "respond") respond(body);
  else applySetting(iam, name, body);
}

/** The size of the stack limits how many arguments a function call can have. This number is always possible. */
const MAX_FIXTURES = 10_000;

function fixturesIn(body: unknown): readonly unknown[] {
  const fixtures: readonly unknown[] = Array.isArray(body) ? body : [body];
  if (fixtures.length <= MAX_FIXTURES) return fixtures;
  throw new TypeError(
    `Failed to seed the account: the body is an array of ${fixtures.length} fixtures; expected at most ${MAX_FIXTURES}. Send several requests.`,
  );
}

/** Replaces the error with its text. JSON would turn it into an empty object. */
const withErrorAsText = ({ internal, ...attempt }: Attempt) =>
  internal === undefined ? attempt : { ...attempt, internal: String(internal) };

const errorResponse = (status: number, message: string, headers: Record<string, string> = {}) =>
  Response.json({ message }, { status, headers });
