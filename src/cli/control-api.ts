import type { Attempt } from "../journal/attempt.ts";
import type { AccountFixture } from "../seeding/types.ts";
import { messageOf } from "./command-error.ts";
import type { ControlRequest } from "./http-server.ts";

export interface ControlTarget {
  reset(): void;
  seed(fixtures: readonly AccountFixture[]): void;
  /** Takes a response, or an array of responses. */
  respond(responses: unknown): void;
  attempts(): readonly Attempt[];
}

const methods = new Map(Object.entries({ reset: "POST", seed: "POST", respond: "POST", journal: "GET" }));

/** Handles a request to `/_msw-iam/…`, and returns the response. */
export function handleControlRequest({ method, name, body }: ControlRequest, target: ControlTarget): Response {
  const expected = methods.get(name);
  if (expected === undefined) {
    const known = [...methods].map(([knownName, knownMethod]) => `${knownMethod} /_msw-iam/${knownName}`);
    return errorResponse(404, `/_msw-iam/${name} does not exist; expected one of ${known.join(", ")}.`);
  }
  if (method !== expected && !(method === "HEAD" && expected === "GET"))
    return errorResponse(405, `/_msw-iam/${name} expects ${expected}, not ${method}.`, { Allow: expected });
  if (name === "journal") return Response.json(target.attempts().map(withErrorAsText));
  try {
    if (name === "reset") target.reset();
    else if (name === "seed") seed(body, target);
    else target.respond(JSON.parse(body));
    return new Response(null, { status: 204 });
  } catch (error) {
    const message = messageOf(error);
    return errorResponse(400, error instanceof SyntaxError ? `The body is not JSON: ${message}` : message);
  }
}

function seed(body: string, target: ControlTarget): void {
  const fixtures: unknown = JSON.parse(body);
  target.seed((Array.isArray(fixtures) ? fixtures : [fixtures]) as readonly AccountFixture[]);
}

/** Replaces the error with its text. JSON would turn it into an empty object. */
const withErrorAsText = ({ internal, ...attempt }: Attempt) =>
  internal === undefined ? attempt : { ...attempt, internal: String(internal) };

const errorResponse = (status: number, message: string, headers: Record<string, string> = {}) =>
  Response.json({ message }, { status, headers });
