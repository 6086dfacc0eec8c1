import type { Plugin } from "vitest/config";
import { type PoolOptions, type PoolWorker, ThreadsPoolWorker, type WorkerRequest } from "vitest/node";

type StartRequest = Extract<WorkerRequest, { type: "start" }>;
type Listener = Parameters<PoolWorker["on"]>[1];

/** A thread is replaced after this many test files, because each one leaves something in its memory. */
const FILES_A_THREAD = 200;

/** The idle thread, which has already imported the AWS SDK and MSW. */
let idle: Thread | undefined;

/** A thread of Vitest that runs several test files, one after another. */
class Thread {
  readonly worker: ThreadsPoolWorker;
  files = 0;
  isUnusable = false;

  constructor(options: PoolOptions) {
    this.worker = new ThreadsPoolWorker(options);
  }
}

/**
 * Vitest starts a thread for each test file, and each thread imports the AWS SDK and MSW, which takes most of a mutant's
 * time. This worker keeps its thread for the next file. Vitest evaluates the source and the tests again, as in an isolated
 * run, but keeps the packages.
 */
class WarmThread implements PoolWorker {
  readonly name = "warm-thread";
  readonly #options: PoolOptions;
  readonly #listeners: [event: string, listener: Listener][] = [];
  #thread: Thread | undefined;
  #config: StartRequest["context"]["config"] | undefined;

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  get #running(): Thread {
    if (this.#thread === undefined) throw new Error("The thread was not started.");
    return this.#thread;
  }

  async start(): Promise<void> {
    this.#thread = idle ?? new Thread(this.#options);
    idle = undefined;
    if (this.#thread.files === 0) await this.#thread.worker.start();
    this.on("message", (message) => {
      if (message?.m === "onUnhandledError") this.#running.isUnusable = true;
    });
  }

  send(message: WorkerRequest): void {
    const thread = this.#running;
    if (message.type === "start") this.#config = message.context.config;
    if (message.type === "start" && thread.files > 0) this.#answer("started");
    else if (message.type === "stop") this.#release(thread);
    else if (message.type === "run" && this.#config !== undefined) {
      thread.files++;
      const context = { ...message.context, config: this.#config };
      thread.worker.send({ ...message, context });
    } else thread.worker.send(message);
  }

  #answer(type: "started" | "stopped") {
    for (const [event, listener] of [...this.#listeners])
      if (event === "message") listener({ type, __vitest_worker_response__: true });
  }

  /** Passes the thread on at once, because Vitest starts the next file before it waits for this one to stop. */
  #release(thread: Thread) {
    this.#answer("stopped");
    if (thread.isUnusable || thread.files >= FILES_A_THREAD || idle !== undefined) return;
    for (const [event, listener] of this.#listeners.splice(0)) thread.worker.off(event, listener);
    idle = thread;
    this.#thread = undefined;
  }

  async stop(): Promise<void> {
    await this.#thread?.worker.stop();
    this.#thread = undefined;
  }

  on(event: string, listener: Listener): void {
    this.#listeners.push([event, listener]);
    this.#running.worker.on(event, listener);
  }

  off(event: string, listener: Listener): void {
    const index = this.#listeners.findIndex((one) => one[0] === event && one[1] === listener);
    if (index < 0) return;
    this.#listeners.splice(index, 1);
    this.#running.worker.off(event, listener);
  }

  deserialize(data: unknown): unknown {
    return data;
  }
}

/** Makes Vitest run its tests in warm threads, whichever pool Stryker sets. */
export const warmThreads: Plugin = {
  name: "warm-threads",
  configureVitest({ project, vitest }) {
    Object.assign(project.config, {
      pool: "warm-thread",
      poolRunner: { name: "warm-thread", createPoolWorker: (options: PoolOptions) => new WarmThread(options) },
    });
    vitest.onClose(async () => {
      await idle?.worker.stop();
      idle = undefined;
    });
  },
};
