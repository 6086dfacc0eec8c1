import { defineAction } from "../action.ts";
import { credentialReport, isExpired } from "./credential-report.ts";

/**
 * Starts a report, or describes the progress of the last one until it expires.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_GenerateCredentialReport.html
 */
export const GenerateCredentialReport = defineAction({
  name: "GenerateCredentialReport",
  service: "iam",
  changes: true,
  input: {},
  output: { documented: ["State", "Description"], recorded: ["Description", "State"] },
  run(context) {
    const { store, timestamp } = context;
    const isLive = context.credentialReport === "live";
    const report = store.report();
    if (isLive || report === undefined || isExpired(report, timestamp)) {
      store.setReport({ generatedTime: timestamp, content: credentialReport(context, timestamp), isReady: isLive });
      if (isLive) return { State: "COMPLETE" };
      if (report !== undefined) return { State: "STARTED" };
      return { State: "STARTED", Description: "No report exists. Starting a new report generation task" };
    }
    store.setReport({ ...report, isReady: true });
    return { State: report.isReady ? "COMPLETE" : "INPROGRESS" };
  },
});
