import { expect, test } from "vitest";
import { builtCommand, run } from "../command-built.ts";

test("a Node that is too old is told so", async () => {
  const pretend = 'data:text/javascript,Object.defineProperty(process,"versions",{value:{node:"18.20.8"}})';
  expect(await run(process.execPath, ["--import", pretend, builtCommand, "serve"])).toEqual({
    code: 1,
    stdout: "",
    stderr: "msw-iam needs Node 20 or newer; this is Node 18.20.8.\n",
  });
});
