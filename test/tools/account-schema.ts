// `npm run schema` writes the JSON Schema of fixtures from the run-time check. Tests compare the two.

import { writeFileSync } from "node:fs";
import { toJsonSchema } from "@valibot/to-json-schema";
import { accountFixture, moment, TAG_KEY, TAG_VALUE, tagKey, tagValue } from "../../src/seeding/schema.ts";

/** What a function checks at run time; a JSON file has no `Date` objects, so a moment is a date-time there. */
const written = new Map<unknown, object>([
  [moment, { type: "string", format: "date-time", description: "An ISO 8601 date-time with an offset." }],
  [tagKey, { type: "string", pattern: TAG_KEY }],
  [tagValue, { type: "string", pattern: TAG_VALUE }],
]);

/** The schema as it is written. */
export function accountSchema(): string {
  const schema = toJsonSchema(accountFixture(), {
    target: "draft-07",
    errorMode: "ignore",
    overrideSchema: ({ valibotSchema }) => written.get(valibotSchema),
  });
  return `${JSON.stringify({ title: "A fixture of msw-iam", ...schema }, undefined, 2)}\n`;
}

if (import.meta.main) writeFileSync(new URL("../../fixtures/account.schema.json", import.meta.url), accountSchema());
