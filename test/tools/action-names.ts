// `npm run action-names` writes src/actions/names.ts: the names of every action in the SDK's service models. A test compares the two.

import { writeFileSync } from "node:fs";
import * as iam from "@aws-sdk/client-iam";
import * as sts from "@aws-sdk/client-sts";

const LINE_WIDTH = 120;

/** Returns the names of all actions that the installed SDK has, in alphabetical order. */
export function sdkActionNames(): readonly string[] {
  const commands = [iam, sts].flatMap((client) => Object.keys(client)).filter((name) => /^[A-Z]\w*Command$/.test(name));
  return [...new Set(commands.map((name) => name.slice(0, -"Command".length)))].sort();
}

/** Returns the source of src/actions/names.ts, with as many names a line as fit. */
export function actionNamesSource(): string {
  const lines: string[] = [];
  for (const name of sdkActionNames()) {
    const item = `"${name}",`;
    const line = lines.at(-1);
    if (line !== undefined && line.length + item.length < LINE_WIDTH) lines[lines.length - 1] = `${line} ${item}`;
    else lines.push(`  ${item}`);
  }
  return `// \`npm run action-names\` writes this file.

/** The name of every action of AWS IAM and STS, whether or not the mock models it. */
// biome-ignore format: with one name a line, this file would be too long.
export const awsActionNames = [
${lines.join("\n")}
] as const;

/** The name of an action of AWS IAM or STS, whether or not the mock models it. */
export type AwsActionName = (typeof awsActionNames)[number];
`;
}

if (import.meta.main) writeFileSync(new URL("../../src/actions/names.ts", import.meta.url), actionNamesSource());
