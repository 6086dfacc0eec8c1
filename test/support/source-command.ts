import { AsyncLocalStorage } from "node:async_hooks";
import { format } from "node:util";
import { onTestFinished, vi } from "vitest";
import type { Started } from "./command.ts";

type Output = Pick<Started, "lines" | "complaints">;

/** Whose words are on the console: one test may run several commands. */
const speaker = new AsyncLocalStorage<Output>();

/** The command's source in this process, where it can be seen what of it runs. */
export function startSource(args: readonly string[]): Started {
  const output: Output = { lines: [], complaints: [] };
  listen("log", "lines");
  listen("error", "complaints");
  const signal = (name: NodeJS.Signals) => {
    process.emit(name);
  };
  return { ...output, ended: speaker.run(output, () => exitCodeOf(args)), signal, kill: () => signal("SIGTERM") };
}

function listen(method: "log" | "error", stream: keyof Output): void {
  const spy = vi.spyOn(console, method).mockImplementation((...words) => {
    speaker.getStore()?.[stream].push(...format(...words).split("\n"));
  });
  onTestFinished(() => spy.mockRestore());
}

async function exitCodeOf(args: readonly string[]): Promise<number> {
  // Loaded here, for the built command's tests have no alias for what it imports by name.
  const { main } = await import("../../src/cli/main.ts");
  const ownExitCode = process.exitCode;
  await main(args);
  const exitCode = Number(process.exitCode);
  process.exitCode = ownExitCode;
  return exitCode;
}
