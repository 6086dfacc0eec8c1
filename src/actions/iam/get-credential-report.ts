import { awsError } from "../../protocol/errors.ts";
import { defineAction } from "../action.ts";
import { credentialReport, isExpired } from "./credential-report.ts";

/**
 * A report is ready for the second request after the one that started it.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetCredentialReport.html
 */
export const GetCredentialReport = defineAction({
  name: "GetCredentialReport",
  service: "iam",
  input: {},
  output: {
    documented: ["Content", "ReportFormat", "GeneratedTime"],
    recorded: ["GeneratedTime", "ReportFormat", "Content"],
  },
  run(context) {
    const { store, timestamp } = context;
    const report = store.report();
    if (report === undefined) throw awsError("ReportNotPresent");
    if (context.credentialReport === "live") return output(credentialReport(context, timestamp), timestamp);
    const { content, generatedTime, isReady } = report;
    if (isExpired(report, timestamp)) throw awsError("ReportExpired");
    store.setReport({ ...report, isReady: true });
    if (!isReady) throw awsError("ReportInProgress");
    if (content !== credentialReport(context, generatedTime))
      context.note(`Stale: the credential report is from ${generatedTime}, and the account has changed since then.`);
    return output(content, generatedTime);
  },
});

const output = (content: string, GeneratedTime: string) => ({
  Content: btoa(content),
  ReportFormat: "text/csv",
  GeneratedTime,
});
