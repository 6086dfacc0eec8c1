// `npm run test:browser` tests the built package in a real browser with both major versions of MSW. `--report=FILE` writes the counts.

import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type InlineConfig, type Plugin, preview } from "vite";
import { load } from "../installed.ts";
import { writeReport } from "../report.ts";

/** What is used of Playwright. */
interface Playwright {
  readonly chromium: { launch(options: { executablePath: string; args: readonly string[] }): Promise<Browser> };
}
interface Browser {
  newContext(): Promise<{ newPage(): Promise<Page>; close(): Promise<void> }>;
  version(): string;
  close(): Promise<void>;
}
interface Page {
  on(event: "pageerror", listener: (error: Error) => void): void;
  exposeFunction(name: string, callback: (name: string, problem?: string) => void): Promise<unknown>;
  goto(url: string): Promise<unknown>;
  waitForFunction(
    condition: () => boolean | undefined,
    argument: undefined,
    options: { timeout: number },
  ): Promise<unknown>;
}

const executablePath = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";
if (!existsSync(executablePath)) {
  console.log(`browser test skipped: no Chromium at ${executablePath} (Debian: apt-get install chromium)`);
  process.exit(process.env["CI"] === undefined ? 0 : 1);
}

const here = fileURLToPath(new URL(".", import.meta.url));
const repository = fileURLToPath(new URL("../../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "msw-iam-browser-"));

let passed = 0;
let failed = 0;
function report(name: string, problem?: string) {
  if (problem === undefined) passed += 1;
  else failed += 1;
  console.log(problem === undefined ? `✓ ${name}` : `✗ ${name}: ${problem}`);
}

/** Fails unless the page bundles the built package. "msw-iam" could also resolve to the source of this repository. */
const requireBuiltPackage: Plugin = {
  name: "require-built-package",
  buildEnd() {
    const modules = [...this.getModuleIds()];
    const sources = modules.filter((module) => module.startsWith(join(repository, "src")));
    if (sources.length > 0 || !modules.includes(join(repository, "dist/index.js")))
      this.error(`The page did not get the built package, but ${sources.join(", ") || "something else"}.`);
  },
};

async function runChecks(browser: Browser, msw: "msw" | "msw2") {
  const outDir = join(folder, msw);
  const config: InlineConfig = {
    root: here,
    configFile: false,
    cacheDir: join(folder, "cache"),
    logLevel: "warn",
    plugins: [requireBuiltPackage],
    resolve: { alias: [{ find: /^msw(?=$|\/)/, replacement: msw }] },
    build: { outDir, emptyOutDir: true, target: "es2022", minify: false, chunkSizeWarningLimit: 5_000 },
    preview: { host: "127.0.0.1", port: 0 },
  };
  await build(config);
  copyFileSync(join(repository, `node_modules/${msw}/lib/mockServiceWorker.js`), join(outDir, "mockServiceWorker.js"));
  const server = await preview(config);
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const title = msw === "msw" ? "msw 3" : "msw 2";
    page.on("pageerror", (error) => report(`${title}: the page throws no error`, String(error)));
    await page.exposeFunction("reportCheck", (name: string, problem?: string) => report(`${title}: ${name}`, problem));
    await page.goto(server.resolvedUrls?.local[0] ?? "");
    await page.waitForFunction(() => window.checksAreDone, undefined, { timeout: 60_000 });
  } finally {
    await context.close();
    await server.close();
  }
}

try {
  const { chromium } = await load<Playwright>("playwright", "playwright-core");
  const browser = await chromium.launch({
    executablePath,
    args: [
      ...["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
      ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
      // No request that bypasses the service worker may reach AWS.
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ],
  });
  try {
    await runChecks(browser, "msw");
    await runChecks(browser, "msw2");
    console.log(`browser: ${passed} passed, ${failed} failed (Chromium ${browser.version()})`);
  } finally {
    await browser.close();
  }
} finally {
  rmSync(folder, { recursive: true });
}
process.exitCode = failed > 0 ? 1 : 0;
writeReport({ passed, failed });
