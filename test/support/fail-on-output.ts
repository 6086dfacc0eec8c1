/** Fails the run if a test prints anything, so that warnings do not go unnoticed. Vitest still prints the output. */
export function failOnOutput(): (log: string) => void {
  let hasPrinted = false;
  return () => {
    process.exitCode = 1;
    if (!hasPrinted)
      process.once("exit", () => console.error("The run failed because a test printed something. See above."));
    hasPrinted = true;
  };
}
