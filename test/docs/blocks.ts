// Extracts the code blocks of README.md and docs/.
import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));
/** Where `extract.ts` writes the blocks. It is in the package, so that a block can import the package by its name. */
export const extracted = `${root}reports/docs/`;

export interface Block {
  /** Such as `docs/pages.md`. */
  readonly page: string;
  /** The line of the opening fence. The code begins on the next line. */
  readonly line: number;
  readonly language: string;
  readonly code: string;
  /** The file that the block is, from a first line such as `// src/handler.ts`, or from `<!-- file: account.json -->`. */
  readonly file: string | undefined;
  /** Code that runs before the block, and that readers don't see: `<!-- setup: iam.seed(…); -->`. */
  readonly setUp: string;
  /** Why the block cannot run: `<!-- not run: it needs Storybook -->`. */
  readonly notRun: string | undefined;
}

/** The README and the docs. docs/api is generated, and its examples are parts of programs. */
export const pages: readonly string[] = ["README.md", ...globSync("docs/**/*.md", { cwd: root })]
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => !path.startsWith("docs/api/"))
  .sort();

const FENCE = /^( *)(`{3,}|~{3,})\s*([\w-]*)[^`]*$/;
const COMMENT = /^\s*<!-- (not run|file|setup): (.*?)(?: -->|$)/s;

function blocksOf(page: string): readonly Block[] {
  const text = readFileSync(root + page, "utf8");
  const lines = text.split("\n");
  const blocks: Block[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const [, indent = "", fence, language = ""] = FENCE.exec(lines[index] ?? "") ?? [];
    if (fence === undefined) continue;
    const end = lines.findIndex((line, other) => other > index && line.trim() === fence);
    if (end === -1) throw new Error(`${page}:${index + 1}: the code block has no end.`);
    const code = lines
      .slice(index + 1, end)
      .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line));
    const comments = commentsBefore(lines.slice(0, index));
    const file = comments.get("file") ?? /^(?:\/\/|#) ([\w./@-]+\.\w+)$/.exec(code[0] ?? "")?.[1];
    const setUp = comments.get("setup") ?? "";
    blocks.push({
      page,
      line: index + 1,
      language,
      code: code.join("\n"),
      file,
      setUp,
      notRun: comments.get("not run"),
    });
    index = end;
  }
  return blocks;
}

/** Reads the HTML comments that directly precede a block. One may have several lines. */
function commentsBefore(lines: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (let end = lines.length; end > 0; ) {
    if (lines[end - 1]?.trim() === "" && end === lines.length) {
      end -= 1;
      continue;
    }
    if (!lines[end - 1]?.trimEnd().endsWith("-->")) break;
    const start = lines.findLastIndex((line, index) => index < end && line.trimStart().startsWith("<!--"));
    const [, name, value] = COMMENT.exec(lines.slice(start, end).join("\n")) ?? [];
    if (name !== undefined && value !== undefined) found.set(name, value.trim());
    end = start;
  }
  return found;
}

export const blocks: readonly Block[] = pages.flatMap(blocksOf);

/** Programs in TypeScript or JavaScript. */
export const programs = blocks.filter(({ language }) => /^(?:[cm]?[tj]sx?|typescript|javascript)$/.test(language));

export const place = ({ page, line }: Pick<Block, "page" | "line">): string => `${page}:${line}`;
