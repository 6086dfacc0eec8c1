import { statSync } from "node:fs";

const POLL_INTERVAL_MS = 100;

/** Returns a text that changes when one of the files does. */
export const fingerprint = (files: readonly string[]): string => files.map(fingerprintFile).join();

/**
 * Calls `onChange` when the files have changed since the first fingerprint, and then not again for one interval. Returns a
 * function that stops it.
 *
 * It polls, since the events of `fs.watch` are not reliable for files that an editor replaces, for symbolic links and in
 * mounted volumes of containers.
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
