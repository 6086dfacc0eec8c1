/** An error that the user of the command can fix. It is printed as one line, without a stack. */
export class CommandError extends Error {
  constructor(message: string) {
    super(singleLine(message));
  }
}

const singleLine = (text: string): string => text.replace(/\s+/g, " ");

// Node, MSW and the mock throw instances of `Error` only.
export const messageOf = (error: unknown): string => singleLine((error as Error).message);

export const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;
