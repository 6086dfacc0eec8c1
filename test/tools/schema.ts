// `npm run schema` generates the JSON Schema of fixtures from the run-time schema. A test compares the two.

import { writeFileSync } from "node:fs";
import { toJsonSchema } from "@valibot/to-json-schema";
import { TAG_KEY, TAG_VALUE } from "../../src/protocol/patterns.ts";
import { attachmentSchemas } from "../../src/seeding/attachment-schema.ts";
import { ownerSchemas } from "../../src/seeding/owner-schema.ts";
import { fixtureSchema } from "../../src/seeding/schema.ts";
import { dateInput, MAX_TAG_KEY, MAX_TAG_VALUE, seed, tagKey, tagValue } from "../../src/seeding/schema-parts.ts";

/** What a function checks at run time. A JSON file contains no `Date` objects, so every date in it is a date-time. */
const overrides = new Map<unknown, object>([
  [dateInput, { type: "string", format: "date-time", description: "An ISO 8601 date-time with an offset." }],
  [seed, { type: "string", pattern: "^[A-Za-z2-7\\s=]*[A-Za-z2-7][A-Za-z2-7\\s=]*$" }],
  [tagKey, { type: "string", maxLength: MAX_TAG_KEY, pattern: `^(?:${TAG_KEY})$` }],
  [tagValue, { type: "string", maxLength: MAX_TAG_VALUE, pattern: `^(?:${TAG_VALUE})$` }],
]);

/** Returns the JSON Schema as text. */
export function accountSchema(): string {
  const { userEntries: _, ...owners } = ownerSchemas();
  const definitions = { ...owners, ...attachmentSchemas() };
  const schema = toJsonSchema(fixtureSchema(), {
    target: "draft-07",
    errorMode: "ignore",
    definitions,
    overrideSchema: ({ valibotSchema }) => overrides.get(valibotSchema),
  });
  const lines = JSON.stringify({ title: "A fixture of msw-iam", ...schema }, undefined, 1);
  // Without indentation, the package is smaller.
  return `${lines.replace(/^ +/gm, "")}\n`;
}

if (import.meta.main) writeFileSync(new URL("../../fixtures/account.schema.json", import.meta.url), accountSchema());
