// Starts the server for one test file. It is a set-up file of most projects.

import { afterAll, afterEach, beforeAll } from "vitest";
import { server } from "./server.ts";

/** MSW 3 reads the first key, MSW 2 the second. */
const strict = { onUnhandledFrame: "error", onUnhandledRequest: "error" } as const;

beforeAll(() => server.listen(strict));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());
