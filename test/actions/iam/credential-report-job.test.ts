import { GenerateCredentialReportCommand, GetCredentialReportCommand } from "@aws-sdk/client-iam";
import { describe, expect, test } from "vitest";
import { clientOf } from "../../support/client.ts";
import { errorOf, mockOnServer, post } from "../../support/server.ts";

const START = "2026-11-01T00:00:00Z";
const AFTER_ALMOST_FOUR_HOURS = "2026-11-01T03:59:59Z";
const AFTER_FOUR_HOURS = "2026-11-01T04:00:00Z";

function createClocked(options: Parameters<typeof mockOnServer>[0] = {}) {
  let time = START;
  const account = { Users: [{ UserName: "Bob", CreateDate: "2020-01-01T00:00:00Z" }] };
  const iam = mockOnServer({ account, now: () => new Date(time), ...options });
  const client = clientOf(iam);
  return {
    iam,
    setTime(to: string) {
      time = to;
    },
    async generate() {
      const { State, Description } = await client.send(new GenerateCredentialReportCommand({}));
      return [State, Description];
    },
    async read() {
      const { Content, GeneratedTime } = await client.send(new GetCredentialReportCommand({}));
      return { csv: new TextDecoder().decode(Content), GeneratedTime };
    },
    /** Returns the status, code and message of a request that fails. */
    async readError() {
      const { status, code, message } = await errorOf(await post({ Action: "GetCredentialReport" }));
      return [status, code, message];
    },
  };
}

const STARTED = ["STARTED", "No report exists. Starting a new report generation task"];
const NOT_PRESENT = [410, "ReportNotPresent", undefined];
const IN_PROGRESS = [404, "ReportInProgress", undefined];
const EXPIRED = [410, "ReportExpired", undefined];

describe("a credential report", () => {
  test("is not present, then STARTED, then in progress, then complete", async () => {
    const { generate, read, readError } = createClocked();
    expect(await readError()).toEqual(NOT_PRESENT);
    expect(await generate()).toEqual(STARTED);
    expect(await readError()).toEqual(IN_PROGRESS);
    expect((await read()).GeneratedTime).toEqual(new Date(START));
    expect(await generate()).toEqual(["COMPLETE", undefined]);
  });

  test("is INPROGRESS for a program that only calls GenerateCredentialReport, and then COMPLETE", async () => {
    const { generate, read } = createClocked();
    expect(await generate()).toEqual(STARTED);
    expect(await generate()).toEqual(["INPROGRESS", undefined]);
    expect((await read()).GeneratedTime).toEqual(new Date(START));
    expect(await generate()).toEqual(["COMPLETE", undefined]);
  });

  test("makes the SDK throw the errors of its states", async () => {
    const { generate, read, setTime } = createClocked();
    await expect(read()).rejects.toMatchObject({ name: "CredentialReportNotPresentException" });
    await generate();
    await expect(read()).rejects.toMatchObject({ name: "CredentialReportNotReadyException" });
    setTime(AFTER_FOUR_HOURS);
    await expect(read()).rejects.toMatchObject({ name: "CredentialReportExpiredException" });
  });

  test("stays the same for four hours, although the account changes", async () => {
    const { iam, generate, read, setTime } = createClocked();
    await generate();
    await generate();
    const first = await read();
    iam.account.createUser("Carol");
    setTime(AFTER_ALMOST_FOUR_HOURS);
    expect(await generate()).toEqual(["COMPLETE", undefined]);
    expect(await read()).toEqual(first);
    expect(first.csv).not.toContain("Carol");
  });

  test("describes the account at the time when it was started", async () => {
    const { iam, generate, read } = createClocked();
    await generate();
    iam.account.createUser("Carol");
    await generate();
    expect((await read()).csv).not.toContain("Carol");
  });

  test.each([
    ["a complete report", true],
    ["a report in progress", false],
  ])("expires after four hours, so that a new one can be made of the current account: %s", async (_, isComplete) => {
    const { iam, generate, read, readError, setTime } = createClocked();
    await generate();
    if (isComplete) await generate();
    iam.account.createUser("Carol");
    setTime(AFTER_FOUR_HOURS);
    expect(await readError()).toEqual(EXPIRED);
    expect(await generate()).toEqual(["STARTED", undefined]);
    expect(await readError()).toEqual(IN_PROGRESS);
    const { csv, GeneratedTime } = await read();
    expect(csv).toContain("Carol");
    expect(GeneratedTime).toEqual(new Date(AFTER_FOUR_HOURS));
  });

  test("is forgotten by reset()", async () => {
    const { iam, generate, readError } = createClocked();
    await generate();
    await generate();
    iam.reset();
    expect(await readError()).toEqual(NOT_PRESENT);
    expect(await generate()).toEqual(STARTED);
  });

  test("is not started by a request that a fault makes fail", async () => {
    const { iam, generate, readError } = createClocked();
    iam.fail("GenerateCredentialReport", "NoSuchEntity", { times: 1 });
    await expect(generate()).rejects.toMatchObject({ name: "NoSuchEntityException" });
    expect(await readError()).toEqual(NOT_PRESENT);
  });
});

describe("the journal's note says that the report is older than the account", () => {
  const note = `Stale: the credential report is from ${START}, and the account has changed since then.`;

  test("after a change, and not before", async () => {
    const { iam, generate, read } = createClocked();
    const lastNote = () => iam.journal.attempts.at(-1)?.note;
    await generate();
    await generate();
    await read();
    expect(lastNote()).toBeUndefined();
    iam.account.createAccessKey("Bob");
    await read();
    expect(lastNote()).toBe(note);
    await generate();
    expect(lastNote()).toBeUndefined();
  });

  test("but not after time has passed without a change", async () => {
    const { iam, generate, read, setTime } = createClocked({ account: {} });
    await generate();
    await generate();
    setTime(AFTER_ALMOST_FOUR_HOURS);
    await read();
    expect(iam.journal.attempts.at(-1)?.note).toBeUndefined();
  });
});

describe("with credentialReport: live", () => {
  test("a report is not present until it is generated, and then shows each change", async () => {
    const { iam, generate, read, readError, setTime } = createClocked({ credentialReport: "live" });
    expect(await readError()).toEqual(NOT_PRESENT);
    expect(await generate()).toEqual(["COMPLETE", undefined]);
    iam.account.createUser("Carol");
    setTime("2026-11-02T00:00:00Z");
    const { csv, GeneratedTime } = await read();
    expect(csv).toContain("Carol");
    expect(GeneratedTime).toEqual(new Date("2026-11-02T00:00:00Z"));
    expect(iam.journal.attempts.at(-1)?.note).toBeUndefined();
    iam.reset();
    expect(await readError()).toEqual(NOT_PRESENT);
  });
});
