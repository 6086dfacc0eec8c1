import { version } from "../../package.json";
import { attemptLine } from "../journal/table.ts";
import { type MockIam, createMockIam } from "../mock-iam/mock-iam.ts";
import type { ServeArguments } from "./arguments.ts";
import { CommandError, codeOf, messageOf } from "./command-error.ts";
import { control } from "./control-api.ts";
import { applyOptions } from "./fault-options.ts";
import { readFixtures } from "./fixture-files.ts";
import { ENDPOINT, type Running, serve } from "./http-server.ts";
import { fingerprint, watchFiles } from "./watch-files.ts";

/** Serves until SIGINT or SIGTERM; then the exit code is 0. */
export async function serveCommand(args: ServeArguments): Promise<number> {
  // Before they are read, so that no change of theirs is missed.
  const firstLook = fingerprint(args.files);
  let iam = startingDouble(args);
  const reset = () => {
    iam.reset();
    applyOptions(iam, args);
  };
  const running = await listen(args, {
    host: args.host,
    port: args.port,
    handlers: () => iam.handlers,
    control: (request) =>
      control(request, {
        reset,
        seed: (fixtures) => iam.seed(...fixtures),
        attempts: () => iam.journal.attempts,
      }),
    onUnclaimed: (line) => console.log(line),
  });
  console.log(greeting(iam, running.endpoint));

  const reload = () => {
    try {
      const next = startingDouble(args);
      // Ends what the former one still holds back.
      iam.reset();
      const isSameAccount = next.account.accountId === iam.account.accountId;
      iam = next;
      console.log("A fixture changed: the account is seeded again.");
      if (!isSameAccount) console.log(greeting(iam, running.endpoint));
    } catch (error) {
      console.error(`msw-iam: ${messageOf(error)} The account stays as it was.`);
    }
  };
  const unwatch = args.watch ? watchFiles(args.files, firstLook, reload) : () => {};

  await stopSignal();
  unwatch();
  iam.reset();
  await running.close();
  return 0;
}

/** A double as it is at the start: with the fixtures as they are now, and the options in force. */
function startingDouble(args: ServeArguments): MockIam {
  const account = readFixtures(args.files, args.double.accountId);
  const options = { ...args.double, account, services: ["iam", "sts"], endpoints: [ENDPOINT] } as const;
  const iam = createMockIam(options, (attempt) => console.log(attemptLine(attempt)));
  applyOptions(iam, args);
  return iam;
}

async function listen({ host, port }: ServeArguments, options: Parameters<typeof serve>[0]): Promise<Running> {
  try {
    return await serve(options);
  } catch (error) {
    if (codeOf(error) === "EADDRINUSE")
      throw new CommandError(
        `port ${port} of ${host} is taken. Give another by --port, or --port 0 for any that is free.`,
      );
    throw new CommandError(`cannot listen on port ${port} of ${host}: ${messageOf(error)}.`);
  }
}

function greeting(iam: MockIam, endpoint: string): string {
  const { region, credentials } = iam.clientConfig();
  return `msw-iam ${version}: AWS account ${iam.account.accountId} at ${endpoint}

export AWS_ENDPOINT_URL_IAM=${endpoint}
export AWS_ENDPOINT_URL_STS=${endpoint}
export AWS_ACCESS_KEY_ID=${credentials.accessKeyId}
export AWS_SECRET_ACCESS_KEY=${credentials.secretAccessKey}
export AWS_REGION=${region}
export AWS_DEFAULT_REGION=${region}
unset AWS_SESSION_TOKEN AWS_PROFILE

(AWS CLI before 1.29 or 2.13 and boto3 before 1.28 know no AWS_ENDPOINT_URL_…: give them the endpoint by --endpoint-url or endpoint_url.)
`;
}

/** Waits for the first one; the next ends the process as if nobody listened. */
const stopSignal = () =>
  new Promise<void>((resolve) => {
    const signals = ["SIGINT", "SIGTERM"] as const;
    const stop = () => {
      for (const signal of signals) process.off(signal, stop);
      resolve();
    };
    for (const signal of signals) process.on(signal, stop);
  });
