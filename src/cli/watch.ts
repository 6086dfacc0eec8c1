import { unwatchFile, watchFile } from "node:fs";

const LOOK_EVERY = 200;
const QUIET_FOR = 100;

/**
 * Calls back once the files have changed and are quiet again; returns what ends it. It looks at the files rather than asking
 * the system to tell, which works for files that an editor replaces, behind links, and in a container's mounts.
 */
export function watchFiles(files: readonly string[], onChange: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(onChange, QUIET_FOR);
  };
  for (const file of files) watchFile(file, { interval: LOOK_EVERY }, changed);
  return () => {
    clearTimeout(timer);
    for (const file of files) unwatchFile(file, changed);
  };
}
