import { version } from "../../package.json";
import { didYouMean } from "../messages/did-you-mean.ts";
import { parseCheckArguments, parseServeArguments } from "./arguments.ts";
import { CommandError, codeOf } from "./command-error.ts";
import { HELP } from "./help.ts";
import { printErrorLine, printUnexpectedError } from "./print.ts";

const commandNames = ["serve", "check"];

/** Runs the command, and sets the exit code of the process. */
export async function main(args: readonly string[]): Promise<void> {
  try {
    process.exitCode = await run(args);
  } catch (error) {
    process.exitCode = 1;
    if (error instanceof CommandError) printErrorLine(error.message);
    else printUnexpectedError(error);
  }
}

async function run([command, ...args]: readonly string[]): Promise<number> {
  // After "--", every argument is a file name.
  const end = args.indexOf("--");
  const options = [command, ...(end === -1 ? args : args.slice(0, end))];
  if (options.includes("--help") || options.includes("-h")) return print(HELP);
  if (options.includes("--version")) return print(version);
  // The arguments are parsed before the import, so that a wrong one is reported even if msw is not installed.
  if (command === "serve") {
    const serveArguments = parseServeArguments(args);
    return (await importCommands()).serveCommand(serveArguments);
  }
  if (command === "check") {
    const files = parseCheckArguments(args);
    return (await importCommands()).checkCommand(files);
  }
  if (command === undefined) throw new CommandError("expected a command: serve or check. See msw-iam --help.");
  const suggestion = didYouMean(command, commandNames);
  throw new CommandError(`unknown command ${JSON.stringify(command)}.${suggestion} See msw-iam --help.`);
}

function print(text: string): number {
  console.log(text);
  return 0;
}

/** Imports the code that needs msw, a peer dependency that may not be installed. */
const importCommands = () =>
  import("./commands.ts").catch((error: unknown) => {
    if (codeOf(error) === "ERR_MODULE_NOT_FOUND")
      throw new CommandError('the package msw (2.12 or newer) is not installed. Run "npm install msw".');
    throw error;
  });
