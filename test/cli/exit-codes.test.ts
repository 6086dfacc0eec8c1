import { describe, expect, test } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { mswIam } from "../support/command.ts";
import { fixture } from "../support/fixture-file.ts";

describe("help and version", () => {
  test.each([
    ["--help"],
    ["-h"],
    ["serve", "--help"],
    ["serve", "-h"],
    ["check", "x.json", "--help"],
    ["serve", "--prot", "-h"],
  ])("help is printed for %s %s %s", async (...args) => {
    const { code, stdout, stderr } = await mswIam(...args);
    expect([code, stderr, stdout.split("\n")[0]]).toEqual([0, "", expect.stringMatching(/^msw-iam: /)]);
  });

  test.each([["--version"], ["serve", "--version"], ["check", "--version"]])(
    "the version is printed for %s %s",
    async (...args) => {
      expect(await mswIam(...args)).toEqual({ code: 0, stdout: `${manifest.version}\n`, stderr: "" });
    },
  );

  test("help is printed if there is also --version", async () => {
    expect((await mswIam("--version", "--help")).stdout).toMatch(/^msw-iam: /);
  });

  test.each(["--help", "-h", "--version"])("%s after -- is the name of a file", async (name) => {
    for (const command of ["check", "serve"]) {
      const { code, stdout, stderr } = await mswIam(command, "--", name);
      expect([code, stdout + stderr]).toEqual([
        1,
        expect.stringContaining(`${name}: cannot be read: there is no such file.`),
      ]);
    }
  });
});

describe("check exits with", () => {
  const good = fixture({ Users: [{ UserName: "Bob" }] });
  const bad = fixture({ Users: [{ UserName: "" }] });
  const worse = fixture({ Users: [{ UserName: "" }, { UserName: 3 }] });
  const csv = fixture("\uFEFFuser,arn,");

  test.each([
    ["0 for a good file", [good], 0, 1],
    ["0 for the same file twice, which are separate accounts", [good, good], 0, 2],
    ["1 for one issue", [bad], 1, 1],
    ["1 for two issues", [worse], 1, 2],
    ["1 if the first of two files is bad", [bad, good], 1, 2],
    ["1 if the second of two files is bad", [good, bad], 1, 2],
    ["1 for a missing file", [good, "missing.json"], 1, 2],
    ["0 for an empty report with a byte order mark", [csv], 0, 1],
  ])("%s", async (_, files, code, lines) => {
    const finished = await mswIam("check", ...files);
    expect([finished.code, finished.stderr]).toEqual([code, ""]);
    expect(finished.stdout.split("\n")).toHaveLength(lines + 1);
    expect(finished.stdout).not.toContain("is not JSON");
  });

  test("0 for a file with lists that are not kept, which it warns about", async () => {
    const file = fixture({ RoleDetailList: [{ RoleName: "deploy" }], Policies: [{ PolicyName: "p" }], Roles: [] });
    const warning = (member: string, action: string, list: string) =>
      `${file}: warning: ${member} is not kept, because the mock has no such resources. To respond with it, write iam.respond("${action}", { ${list}: [] }, { paginate: "${list}" }).\n`;
    expect(await mswIam("check", file)).toEqual({
      code: 0,
      stdout: `${warning("RoleDetailList", "ListRoles", "Roles")}${warning("Policies", "ListPolicies", "Policies")}${file}: ok\n`,
      stderr: "",
    });
  });

  test("1 for a file with an issue and a list that is not kept, and prints both", async () => {
    const file = fixture({ Roles: [{ RoleName: "deploy" }], Users: [{ UserName: "" }] });
    const { code, stdout } = await mswIam("check", file);
    expect([code, ...stdout.split("\n")]).toEqual([
      1,
      expect.stringContaining(`${file}: warning: Roles is not kept, because `),
      expect.stringContaining(`${file}: Users[0].UserName is ""; `),
      "",
    ]);
  });
});
