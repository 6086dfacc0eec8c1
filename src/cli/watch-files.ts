import { statSync } from "node:fs";

const LOOK_EVERY = 100;

/** How the files are by now: as text, which differs once one has changed. */
export const fingerprint = (files: readonly string[]): string => files.map(fingerprintFile).join();

/**
 * Calls back once the files have changed since the first look, and are quiet again; returns what ends it. It looks at the files
 * rather than asking the system to tell, which works for files that an editor replaces, behind links, and in a container's mounts.
 */
export function watchFiles(files: readonly string[], firstLook: string, onChange: () => void): () => void {
  let last = firstLook;
  let isChanging = false;
  const timer = setInterval(() => {
    const now = fingerprint(files);
    const isQuiet = now === last;
    last = now;
    if (isQuiet && isChanging) onChange();
    isChanging = !isQuiet;
  }, LOOK_EVERY);
  return () => clearInterval(timer);
}

function fingerprintFile(file: string): string {
  try {
    const { ino, mtimeMs, size } = statSync(file);
    return `${ino} ${mtimeMs} ${size}`;
  } catch (error) {
    return String(error);
  }
}
