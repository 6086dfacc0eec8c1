import { version } from "../../package.json";
import { attemptLine } from "../journal/table.ts";
import { createMockIam } from "../mock-iam/create-mock-iam.ts";
import type { MockIam } from "../mock-iam/mock-iam.ts";
import type { ServeArguments } from "./arguments.ts";
import { CommandError, codeOf, messageOf } from "./command-error.ts";
import { type ControlTarget, handleControlRequest } from "./control-api.ts";
import { readFixtures } from "./fixture-files.ts";
import { HANDLER_BASE_URL, type RunningServer, type ServerOptions, startServer } from "./http-server.ts";
import { printErrorLine, printLine } from "./print.ts";
import { applyResponseFiles, createJsonResponses, readResponseFiles } from "./respond-files.ts";
import { applySettingOptions } from "./setting-options.ts";
import { stopSignal } from "./stop-signal.ts";
import { fingerprint, watchFiles } from "./watch-files.ts";

/** Serves until the process receives SIGINT or SIGTERM, or until npx ends. Returns the exit code. */
export async function serveCommand(args: ServeArguments): Promise<number> {
  // Taken before the files are read, so that a change in between is noticed.
  const watched = [...args.files, ...args.respond];
  const firstFingerprint = fingerprint(watched);
  let served = createConfiguredMock(args);
  const server = await listen({
    host: args.host,
    port: args.port,
    handlers: () => served.iam.handlers,
    control: (request) => handleControlRequest(request, served),
    onUnclaimed: printLine,
  });
  printGreeting(served.iam, server.endpoint);

  function reload(): void {
    try {
      const reloaded = createConfiguredMock(args);
      // Ends all pending requests.
      served.iam.reset();
      const isSameAccount = reloaded.iam.account.accountId === served.iam.account.accountId;
      served = reloaded;
      printLine("A fixture file changed. The account was seeded again.");
      if (!isSameAccount) printGreeting(served.iam, server.endpoint);
    } catch (error) {
      printErrorLine(`${messageOf(error)} The account was not changed.`);
    }
  }
  const stopWatching = args.watch ? watchFiles(watched, firstFingerprint, reload) : () => {};

  await stopSignal();
  stopWatching();
  served.iam.reset();
  await server.close();
  return 0;
}

/** Creates a mock from the options and the current content of the files. It prints every attempt. */
function createConfiguredMock(args: ServeArguments): ControlTarget {
  const account = readFixtures(args.files, args.mockOptions);
  const responseFiles = readResponseFiles(args.respond);
  const options = { ...args.mockOptions, account, services: ["iam", "sts"], endpoints: [HANDLER_BASE_URL] } as const;
  const iam = createMockIam(options, (attempt) => printLine(attemptLine(attempt)));
  const responses = createJsonResponses(iam);
  /** Applies the options that `reset()` removes. */
  function configure(): void {
    applyResponseFiles(responses, responseFiles);
    applySettingOptions(iam, args.settings);
  }
  configure();
  return {
    iam,
    respond: responses.apply,
    reset() {
      iam.reset();
      responses.clear();
      configure();
    },
  };
}

async function listen(options: ServerOptions): Promise<RunningServer> {
  try {
    return await startServer(options);
  } catch (error) {
    const { host, port } = options;
    if (codeOf(error) === "EADDRINUSE")
      throw new CommandError(
        `port ${port} on ${host} is already in use. Choose another one with --port, or use --port 0 to pick a free one.`,
      );
    throw new CommandError(`cannot listen on port ${port} of ${host}: ${messageOf(error)}.`);
  }
}

function printGreeting(iam: MockIam, endpoint: string): void {
  const { region, credentials } = iam.clientConfig();
  const text = `msw-iam ${version}: AWS account ${iam.account.accountId} at ${endpoint}

export AWS_ENDPOINT_URL_IAM=${endpoint}
export AWS_ENDPOINT_URL_STS=${endpoint}
export AWS_ACCESS_KEY_ID=${credentials.accessKeyId}
export AWS_SECRET_ACCESS_KEY=${credentials.secretAccessKey}
export AWS_REGION=${region}
export AWS_DEFAULT_REGION=${region}
unset AWS_SESSION_TOKEN AWS_PROFILE

(AWS CLI before 1.29 or 2.13 and boto3 before 1.28 ignore AWS_ENDPOINT_URL_IAM and AWS_ENDPOINT_URL_STS. Pass --endpoint-url or endpoint_url instead.)
`;
  for (const line of text.split("\n")) printLine(line);
}
