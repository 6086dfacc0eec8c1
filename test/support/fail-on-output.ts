/** Fails the run if a test prints anything, so that a warning in a green run cannot go unnoticed. Vitest prints the output itself. */
export function failOnOutput(): (log: string) => void {
  let hasPrinted = false;
  return () => {
    process.exitCode = 1;
    if (!hasPrinted)
      process.once("exit", () => console.error("The run failed because a test printed something. See above."));
    hasPrinted = true;
  };
}
