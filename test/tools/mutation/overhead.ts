interface DryRun {
  readonly timing: { readonly overhead: number };
}

/** The overhead that Stryker adds to each mutant's time limit: its first run of all tests minus the time of the tests. */
export const measured = { overheadMS: 0 };

class OverheadReporter {
  onDryRunCompleted({ timing }: DryRun) {
    measured.overheadMS = timing.overhead;
  }
}

export const strykerPlugins = [{ kind: "Reporter", name: "overhead", injectableClass: OverheadReporter }];
