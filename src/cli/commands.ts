// One module, so that in the package both commands share all of the library's with its entry.
export { checkCommand } from "./check-command.ts";
export { serveCommand } from "./serve-command.ts";
