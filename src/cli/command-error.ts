/** What went wrong, in one line for whoever typed the command. */
export class CommandError extends Error {
  constructor(sentence: string) {
    super(oneLine(sentence));
  }
}

const oneLine = (text: string): string => text.replace(/\s+/g, " ");

// What is caught here was thrown by Node, MSW or the double, none of which throws anything but errors.

export const messageOf = (error: unknown): string => oneLine((error as Error).message);

export const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;
