import type { Authenticator } from "../authentication/authenticator.ts";

/** An authenticator that tells the mock whether it is sending a request. */
interface TrackedAuthenticator extends Authenticator {
  /** Whether the request that the mock receives now comes from this authenticator while it checks another request. */
  isSending(): boolean;
}

/** Node 20.16 and later, Deno and Bun have this function. Browsers have no `process`. */
interface Environment {
  readonly process?: { getBuiltinModule?(name: "node:async_hooks"): AsyncHooks };
}

/** The part of `node:async_hooks` that is used here. */
interface AsyncHooks {
  readonly AsyncLocalStorage: new <Store>() => {
    run<Result>(store: Store, callback: () => Result): Result;
    getStore(): Store | undefined;
  };
}

/**
 * Tracks the requests that an authenticator sends by the asynchronous context in which it runs. Without such contexts, `isSending`
 * is always false.
 */
export function trackAuthenticator(authenticator: Authenticator): TrackedAuthenticator {
  const { AsyncLocalStorage } = (globalThis as Environment).process?.getBuiltinModule?.("node:async_hooks") ?? {};
  if (AsyncLocalStorage === undefined)
    return { authenticate: (request) => authenticator.authenticate(request), isSending: () => false };

  const storage = new AsyncLocalStorage<{ isRunning: boolean }>();
  return {
    async authenticate(request) {
      // What the authenticator starts may outlive it.
      const check = { isRunning: true };
      try {
        return await storage.run(check, () => authenticator.authenticate(request));
      } finally {
        check.isRunning = false;
      }
    },
    isSending: () => storage.getStore()?.isRunning === true,
  };
}
