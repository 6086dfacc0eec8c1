// Prints "N passed, N failed" from the files that the steps of .ci/run left in a folder. `<step>.status` contains the step's exit
// code. `<step>.json` contains the report of Vitest, or `{ passed, failed }`. The exit code is 1 unless everything passed.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const STEPS_WITH_TESTS = ["test", "long", "browser", "installations", "matrix"];

/** A skipped test counts as failed, and so does a file whose tests could not be collected. */
function countTests({ passed, failed, numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults }) {
  if (testResults === undefined) return { passed, failed };
  const brokenFiles = testResults.filter(
    ({ status, assertionResults }) => status === "failed" && !assertionResults.some((test) => test.status === "failed"),
  );
  return {
    passed: numPassedTests,
    failed: numFailedTests + numPendingTests + numTodoTests + brokenFiles.length,
  };
}

function readReport(folder, step) {
  try {
    return countTests(JSON.parse(readFileSync(join(folder, `${step}.json`), "utf8")));
  } catch {
    return { passed: 0, failed: 0 };
  }
}

/** A step without failed tests still counts as failed if its command failed, or if it should have run tests but ran none. */
function countStep(folder, step) {
  const succeeded = readFileSync(join(folder, `${step}.status`), "utf8").trim() === "0";
  const { passed, failed } = readReport(folder, step);
  const ranWhatItShould = !STEPS_WITH_TESTS.includes(step) || passed > 0;
  return { step, passed, failed: failed > 0 ? failed : succeeded && ranWhatItShould ? 0 : 1 };
}

const [folder = "."] = process.argv.slice(2);
const steps = readdirSync(folder)
  .filter((file) => file.endsWith(".status"))
  .map((file) => countStep(folder, file.replace(/\.status$/, "")));
for (const { step, failed } of steps) if (failed > 0) console.log(`failed: ${step}`);

const total = (name) => steps.reduce((sum, step) => sum + step[name], 0);
const passed = total("passed");
const failed = total("failed") + (passed === 0 && total("failed") === 0 ? 1 : 0);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
