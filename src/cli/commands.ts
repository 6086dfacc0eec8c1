// A single module, so that in the built package both commands share the library's code with its other entries.
export { checkCommand } from "./check-command.ts";
export { serveCommand } from "./serve-command.ts";
