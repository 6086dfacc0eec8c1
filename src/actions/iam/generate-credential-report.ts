import { defineAction } from "../action.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_GenerateCredentialReport.html */
export const GenerateCredentialReport = defineAction({
  name: "GenerateCredentialReport",
  service: "iam",
  changes: true,
  input: {},
  output: { documented: ["State", "Description"], recorded: ["Description", "State"] },
  run({ store, timestamp }) {
    const isFirst = store.reportDate() === undefined;
    store.setReportDate(timestamp);
    return isFirst
      ? { State: "STARTED", Description: "No report exists. Starting a new report generation task" }
      : { State: "COMPLETE" };
  },
});
