// A single module, so that both commands of the built package share the library's code with its other entries.
export { checkCommand } from "./check-command.ts";
export { serveCommand } from "./serve-command.ts";
