import { inspect } from "node:util";
import { escapeControls } from "../messages/escape-controls.ts";

/** Prints a line that may contain text of a request or of a file. */
export const printLine = (line: string): void => console.log(escapeControls(line));

/** Prints a line to the stream for errors. */
export const printErrorLine = (line: string): void => console.error(`msw-iam: ${escapeControls(line)}`);

/** Prints an error that nobody expected, with its stack. */
export const printUnexpectedError = (error: unknown): void =>
  console.error(inspect(error).split("\n").map(escapeControls).join("\n"));
