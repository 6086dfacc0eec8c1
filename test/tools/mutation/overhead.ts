interface DryRun {
  readonly timing: { readonly overhead: number };
}

/** What Stryker adds to each mutant's limit: how much longer its first run of all tests took than the tests themselves. */
export const measured = { overheadMS: 0 };

class OverheadReporter {
  onDryRunCompleted({ timing }: DryRun) {
    measured.overheadMS = timing.overhead;
  }
}

export const strykerPlugins = [{ kind: "Reporter", name: "overhead", injectableClass: OverheadReporter }];
