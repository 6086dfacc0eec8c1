import { version } from "../../package.json";
import { didYouMean } from "../messages/did-you-mean.ts";
import { checkArguments, serveArguments } from "./arguments.ts";
import { CommandError, codeOf } from "./command-error.ts";
import { HELP } from "./help.ts";

const commands = ["serve", "check"];

/** The command: prints, and sets the exit code. */
export async function main(args: readonly string[]): Promise<void> {
  try {
    process.exitCode = await run(args);
  } catch (error) {
    process.exitCode = 1;
    console.error(error instanceof CommandError ? `msw-iam: ${error.message}` : error);
  }
}

async function run([command, ...args]: readonly string[]): Promise<number> {
  // What stands after "--" is a file, whatever its name.
  const end = args.indexOf("--");
  const words = [command, ...(end === -1 ? args : args.slice(0, end))];
  if (words.includes("--help") || words.includes("-h")) return say(HELP);
  if (words.includes("--version")) return say(version);
  if (command === "serve") {
    const parsed = serveArguments(args);
    return (await library()).serveCommand(parsed);
  }
  if (command === "check") {
    const files = checkArguments(args);
    return (await library()).checkCommand(files);
  }
  if (command === undefined) throw new CommandError("expected a command: serve or check. See msw-iam --help.");
  throw new CommandError(
    `${JSON.stringify(command)} is no command.${didYouMean(command, commands)} See msw-iam --help.`,
  );
}

function say(text: string): number {
  console.log(text);
  return 0;
}

/** What needs msw, which is a peer dependency: an installation may have left it out. */
const library = () =>
  import("./commands.ts").catch((error: unknown) => {
    if (codeOf(error) === "ERR_MODULE_NOT_FOUND")
      throw new CommandError('msw, 2.12 or newer, is not installed beside msw-iam. Run "npm install msw".');
    throw error;
  });
