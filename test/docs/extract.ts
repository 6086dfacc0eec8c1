// Writes each program of the docs into a folder of its own, before the tests of the docs. It is their global set-up.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { type Block, extracted, programs } from "./blocks.ts";
import { completeProgram, type Program } from "./program.ts";
import { findScope } from "./scope.ts";

export interface ExtractedProgram extends Pick<Program, "kind"> {
  readonly block: Block;
  /** The path of the program. */
  readonly path: string;
}

declare module "vitest" {
  interface ProvidedContext {
    programs: readonly ExtractedProgram[];
  }
}

const extensionOf = ({ language, code }: Block) => (/\bmodule\.exports\b|\brequire\(/.test(code) ? "cjs" : language);
const fileOf = (block: Block) =>
  block.file?.replace(/\.js$/, `.${extensionOf(block)}`) ?? `block.${extensionOf(block)}`;

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function extractPrograms(): readonly ExtractedProgram[] {
  rmSync(extracted, { recursive: true, force: true });
  const scope = findScope();
  const completed = programs.map((block) => {
    const isCommonJs = extensionOf(block) === "cjs";
    return { block, ...(isCommonJs ? { source: block.code, kind: "module" as const } : completeProgram(block, scope)) };
  });
  return completed.map(({ block, source, kind }) => {
    const folder = `${extracted}${block.page}/${block.line}/`;
    // A block can import another file of its page: the nearest one before it, or else one after it.
    if (/["']\.{1,2}\//.test(block.code)) {
      const named = completed.filter((other) => other.block.page === block.page && other.block.file !== undefined);
      const after = named.filter((other) => other.block.line > block.line).reverse();
      const before = named.filter((other) => other.block.line < block.line);
      for (const other of [...after, ...before]) write(folder + fileOf(other.block), other.source);
    }
    const path = folder + fileOf(block);
    write(path, source);
    return { block, kind, path };
  });
}

interface Project {
  provide(key: "programs", value: readonly ExtractedProgram[]): void;
}

export function setup(project: Project): () => void {
  project.provide("programs", extractPrograms());
  return () => rmSync(extracted, { recursive: true, force: true });
}
