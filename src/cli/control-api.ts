import type { Attempt } from "../journal/journal.ts";
import type { AccountFixture } from "../seeding/types.ts";
import { messageOf } from "./command-error.ts";
import type { ControlRequest } from "./http-server.ts";

/** What another process may ask for. */
interface Controlled {
  reset(): void;
  seed(fixtures: readonly AccountFixture[]): void;
  attempts(): readonly Attempt[];
}

const routes: ReadonlyMap<string, string> = new Map([
  ["reset", "POST"],
  ["seed", "POST"],
  ["journal", "GET"],
]);

/** Answers a request to `/_msw-iam/…`. */
export function control({ method, name, body }: ControlRequest, { reset, seed, attempts }: Controlled): Response {
  const expected = routes.get(name);
  if (expected === undefined) {
    const known = [...routes].map(([route, itsMethod]) => `${itsMethod} /_msw-iam/${route}`);
    return refusal(404, `There is no /_msw-iam/${name}. There are ${known.join(", ")}.`);
  }
  if (method !== expected && !(method === "HEAD" && expected === "GET"))
    return refusal(405, `/_msw-iam/${name} expects ${expected}, not ${method}.`, { Allow: expected });
  if (name === "journal") return Response.json(attempts().map(withoutDefect));
  if (name === "reset") {
    reset();
    return new Response(null, { status: 204 });
  }
  try {
    const fixtures: unknown = JSON.parse(body);
    seed((Array.isArray(fixtures) ? fixtures : [fixtures]) as readonly AccountFixture[]);
    return new Response(null, { status: 204 });
  } catch (error) {
    const message = messageOf(error);
    return refusal(400, error instanceof SyntaxError ? `The body is not JSON: ${message}` : message);
  }
}

/** A defect is an object of any kind: JSON has its words only. */
const withoutDefect = ({ internal, ...attempt }: Attempt) =>
  internal === undefined ? attempt : { ...attempt, internal: String(internal) };

const refusal = (status: number, message: string, headers: Record<string, string> = {}) =>
  Response.json({ message }, { status, headers });
