// Both commands are in one module, so that the built command shares the library's code with the package's other entries.
export { checkCommand } from "./check-command.ts";
export { serveCommand } from "./serve-command.ts";
