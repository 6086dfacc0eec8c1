import type { AccountStore } from "../account/store.ts";
import type { Quotas, ServiceName } from "../actions/action.ts";
import type { Authentication } from "../authentication/caller.ts";
import type { createDelays } from "../faults/delays.ts";
import type { createFaults } from "../faults/fault-registry.ts";
import type { createPropagation } from "../faults/propagation.ts";
import type { createThrottle } from "../faults/throttle.ts";
import type { IdGenerator } from "../identifiers/id-generator.ts";
import type { createJournal } from "../journal/journal.ts";
import type { createPaging } from "../paging/page.ts";
import type { createResultWriter } from "../protocol/xml.ts";

/** The parts of a double that an answer is made of. */
export interface PipelineContext {
  readonly store: AccountStore;
  readonly ids: IdGenerator;
  readonly faults: ReturnType<typeof createFaults>;
  readonly throttle: ReturnType<typeof createThrottle>;
  readonly propagation: ReturnType<typeof createPropagation>;
  readonly delays: ReturnType<typeof createDelays>;
  readonly paging: ReturnType<typeof createPaging>;
  readonly journal: ReturnType<typeof createJournal>;
  readonly now: () => Date;
  readonly authentication: Authentication;
  readonly claimed: readonly ServiceName[];
  readonly xml: "documented" | "recorded";
  readonly quotas: Quotas;
  readonly resultXml: ReturnType<typeof createResultWriter>;
  /** Says once that an action is not modelled. */
  readonly warn: (action: string) => void;
}
