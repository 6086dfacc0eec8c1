/** What went wrong, in one line for whoever typed the command. */
export class CommandError extends Error {
  constructor(sentence: string) {
    super(oneLine(sentence));
  }
}

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

export const messageOf = (error: unknown): string => oneLine(error instanceof Error ? error.message : String(error));
