import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { run } from "../support/built-command.ts";
import { serve } from "../support/command.ts";
import { aws, environmentOf, python } from "../support/other-languages.ts";

const folder = fileURLToPath(new URL("../examples/other-languages", import.meta.url));

test.skipIf(python === undefined)("the example for boto3 passes", async () => {
  const served = await serve();
  const env = { ...environmentOf(served), PYTHONDONTWRITEBYTECODE: "1" };
  const { code, stderr } = await run(python ?? "", ["-m", "unittest", "test_keys"], { cwd: folder, env });
  expect(code, stderr).toBe(0);
  expect(stderr).toMatch(/^Ran 6 tests/m);
});

test.skipIf(aws === undefined)("the example for the AWS CLI counts keys over pages of which one fails", async () => {
  const served = await serve();
  const env = { ...environmentOf(served), AWS: aws };
  expect(await run("sh", ["count-keys.sh"], { cwd: folder, env })).toEqual({
    code: 0,
    stdout: "Bob has 3 keys.\n",
    stderr: "",
  });
  await served.says(/500 ServiceFailure/);
  await served.says(/page 2: 1/);
});
