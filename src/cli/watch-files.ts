import { statSync } from "node:fs";

const POLL_INTERVAL_MS = 100;

/** Returns a string that changes when one of the files changes. */
export const fingerprint = (files: readonly string[]): string => files.map(fingerprintFile).join();

/**
 * Calls `onChange` once the files have changed and then stayed the same for one interval. Returns a function that stops it.
 * It polls, because `fs.watch` is not reliable for files that an editor replaces, for symbolic links and in mounted volumes.
 */
export function watchFiles(files: readonly string[], firstFingerprint: string, onChange: () => void): () => void {
  let last = firstFingerprint;
  let hasChanged = false;
  const timer = setInterval(() => {
    const current = fingerprint(files);
    const isQuiet = current === last;
    last = current;
    if (isQuiet && hasChanged) onChange();
    hasChanged = !isQuiet;
  }, POLL_INTERVAL_MS);
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
