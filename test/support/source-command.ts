import { AsyncLocalStorage } from "node:async_hooks";
import { format } from "node:util";
import { onTestFinished, vi } from "vitest";
import type { Started } from "./command.ts";

type Output = Pick<Started, "lines" | "complaints">;

/** The output of the command that is running, because one test may run several commands. */
const currentOutput = new AsyncLocalStorage<Output>();

/** Runs the command's source in this process, so that coverage includes it. */
export function startSource(args: readonly string[]): Started {
  const output: Output = { lines: [], complaints: [] };
  captureConsole("log", "lines");
  captureConsole("error", "complaints");
  const signal = (name: NodeJS.Signals) => {
    process.emit(name);
  };
  return { ...output, ended: currentOutput.run(output, () => exitCodeOf(args)), signal, kill: () => signal("SIGTERM") };
}

function captureConsole(method: "log" | "error", stream: keyof Output): void {
  const spy = vi.spyOn(console, method).mockImplementation((...words) => {
    currentOutput.getStore()?.[stream].push(...format(...words).split("\n"));
  });
  onTestFinished(() => spy.mockRestore());
}

async function exitCodeOf(args: readonly string[]): Promise<number> {
  // The import is dynamic, because the tests of the built command have no alias for the package's own name.
  const { main } = await import("../../src/cli/main.ts");
  const ownExitCode = process.exitCode;
  await main(args);
  const exitCode = Number(process.exitCode);
  process.exitCode = ownExitCode;
  return exitCode;
}
