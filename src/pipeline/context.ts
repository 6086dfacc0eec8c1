import type { AccountStore } from "../account/store.ts";
import type { Quotas } from "../actions/action.ts";
import type { Authentication } from "../authentication/authenticate.ts";
import type { ClockSkew } from "../faults/clock-skew.ts";
import type { Delays } from "../faults/delays.ts";
import type { FaultRegistry } from "../faults/fault-registry.ts";
import type { Propagation } from "../faults/propagation.ts";
import type { Throttle } from "../faults/throttle.ts";
import type { IdGenerator } from "../identifiers/id-generator.ts";
import type { JournalRecorder } from "../journal/journal.ts";
import type { Paging } from "../paging/page.ts";
import type { ServiceName } from "../protocol/services.ts";
import type { CustomResponses } from "./custom-responses.ts";

/** What the pipeline needs to respond to a request. */
export interface PipelineContext {
  readonly store: AccountStore;
  readonly ids: IdGenerator;
  readonly faults: FaultRegistry;
  readonly throttle: Throttle;
  readonly propagation: Propagation;
  readonly delays: Delays;
  readonly clockSkew: ClockSkew;
  readonly paging: Paging;
  readonly customResponses: CustomResponses;
  readonly journal: JournalRecorder;
  readonly now: () => Date;
  readonly authentication: Authentication;
  /** The services that are claimed. */
  readonly services: readonly ServiceName[];
  /** The order of XML elements. */
  readonly xml: "documented" | "recorded";
  readonly quotas: Quotas;
  readonly credentialReport: "as-aws" | "live";
  /** Warns once about an action that the mock does not model. */
  readonly warn: (action: string) => void;
}
