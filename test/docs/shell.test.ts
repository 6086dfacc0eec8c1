import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "vitest";
import { type Block, blocks, pages, place, root } from "./blocks.ts";

const isShell = ({ language }: Block) => language === "sh" || language === "bash";
const isPython = ({ language }: Block) => language === "python" || language === "py";
const pagesWithCommands = pages.filter((page) => commandsOf(page).length > 0);

function commandsOf(page: string): readonly Block[] {
  return blocks.filter(
    (block) => block.page === page && block.notRun === undefined && (isShell(block) || isPython(block)),
  );
}

/** The commands of a page run in one shell, so that a server and variables of one block are there for the next. */
test.skipIf(process.platform === "win32").concurrent.for(pagesWithCommands)(
  "the commands of %s run",
  { timeout: 120_000 },
  async (page, { expect, onTestFinished }) => {
    const folder = mkdtempSync(join(tmpdir(), "msw-iam-docs-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    writeFiles(page, folder);
    const script = scriptOf(commandsOf(page)).replaceAll("4566", String(await freePort()));
    const env = { PATH: process.env["PATH"], HOME: folder, NODE: process.execPath, ROOT: root, ...tools(script) };

    // The shell leads a group of processes, so that its servers end with it.
    const shell = spawn("bash", ["-c", script], {
      cwd: folder,
      env: { ...env, AWS_EC2_METADATA_DISABLED: "true" },
      detached: true,
    });
    onTestFinished(() => void killGroup(shell.pid));
    let output = "";
    for (const stream of [shell.stdout, shell.stderr])
      stream.on("data", (text) => {
        output += text;
      });
    const [exitCode] = await once(shell, "close");
    expect(exitCode, output).toBe(0);
  },
);

function killGroup(pid = 0): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // All of them have ended.
  }
}

/** Each named block of the page is a file. The fixture of the commands is `account.json`. */
function writeFiles(page: string, folder: string): void {
  copyFileSync(`${root}fixtures/stale-keys.json`, join(folder, "account.json"));
  for (const { file, code } of blocks.filter((block) => block.page === page)) {
    if (file === undefined) continue;
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), code);
  }
}

const PRELUDE = `
set -Eeuo pipefail
trap 'echo "The command failed in $BLOCK: $BASH_COMMAND" >&2' ERR
npm() { "$NODE" "$ROOT/test/docs/npm.ts" npm "$@"; }
npx() {
  if [ "$1" = msw-iam ]; then shift; "$NODE" "$ROOT/dist/cli.js" "$@"; else "$NODE" "$ROOT/test/docs/npm.ts" npx "$@"; fi
}
aws() { command "$AWS" "$@"; }
python() { command "$PYTHON" "$@"; }
python3() { command "$PYTHON" "$@"; }
SERVER=
trap stop_server EXIT
serve() { exec "$NODE" "$ROOT/dist/cli.js" serve "$@"; }
stop_server() { if [ -n "$SERVER" ]; then kill "$SERVER" 2>/dev/null || true; wait "$SERVER" 2>/dev/null || true; fi; }
wait_for_server() {
  SERVER=$1
  until grep -q AWS_ENDPOINT_URL serve.log; do kill -0 "$SERVER" 2>/dev/null || { cat serve.log; return 1; }; sleep 0.05; done
}
`;

function scriptOf(commands: readonly Block[]): string {
  const parts = commands.map((block) => {
    if (needsMissingTool(block)) return "";
    const code = isPython(block) ? `python - <<'END_OF_BLOCK'\n${block.code}\nEND_OF_BLOCK` : inBackground(block.code);
    return `BLOCK=${place(block)}\n${block.setUp}\n${code}`;
  });
  return [PRELUDE, ...parts].join("\n");
}

/** `serve` runs until it is stopped. It runs in the background here, and the next command waits until it is ready. */
const inBackground = (code: string) =>
  code
    .replace(/\\\n\s*/g, " ")
    .replace(
      /^npx msw-iam serve\b([^#\n&]*)&?.*$/gm,
      "stop_server; : > serve.log\nserve$1 > serve.log 2>&1 &\nwait_for_server $!",
    );

/** The AWS CLI reads endpoints from the environment in versions 1.29 and 2.13 or later. */
const aws = () =>
  ["aws", "/usr/bin/aws"].find((program) => {
    const { stdout } = spawnSync(program, ["--version"], { encoding: "utf8" });
    const [, major, minor] = /aws-cli\/(\d+)\.(\d+)/.exec(stdout ?? "") ?? [];
    return Number(minor) >= (major === "1" ? 29 : 13);
  });
const python = () =>
  ["/usr/bin/python3", "python3"].find((program) => spawnSync(program, ["-c", "import boto3"]).status === 0);

const installed = new Map<string, string | undefined>();
function find(name: "AWS" | "PYTHON"): string | undefined {
  if (!installed.has(name)) installed.set(name, name === "AWS" ? aws() : python());
  return installed.get(name);
}

const needsAws = (code: string) => /^aws /m.test(code);
const needsPython = (code: string) => /^python3? /m.test(code);

/** CI has all tools. Elsewhere, blocks whose tools are not installed are left out. */
function needsMissingTool(block: Block): boolean {
  if (process.env["CI"] !== undefined) return false;
  const missesAws = isShell(block) && needsAws(block.code) && find("AWS") === undefined;
  return missesAws || ((isPython(block) || needsPython(block.code)) && find("PYTHON") === undefined);
}

const tools = (script: string) => ({
  AWS: needsAws(script) ? (find("AWS") ?? "aws") : "",
  PYTHON: needsPython(script) ? (find("PYTHON") ?? "python3") : "",
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" && address !== null ? address.port : 0;
}
