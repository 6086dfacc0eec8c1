// `node test/tools/run-tool.ts biome check` runs a program of the packages that `npm run check` needs, and installs them first.

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { install } from "./installed.ts";

const [program = "", ...args] = process.argv.slice(2);
// The programs that pack the package must not build it again.
const env = { ...process.env, npm_config_ignore_scripts: "true" };
const { status, error } = spawnSync(join(await install("check"), ".bin", program), args, { stdio: "inherit", env });
if (error !== undefined) throw error;
process.exitCode = status ?? 1;
