export type { Account } from "./account/account.ts";
export type {
  AccessKeyFixture,
  AccessKeyRecord,
  AccessKeyStatus,
  AccountFixture,
  Moment,
  TagFixture,
  UserFixture,
  UserRecord,
} from "./account/types.ts";
export type { ActionName, ListActionName } from "./actions/registry.ts";
export type { AuthenticationFailure, Authenticator, RequestToAuthenticate } from "./authenticator.ts";
export type { ErrorCode } from "./errors.ts";
export type { Fault, FaultOptions } from "./faults/fault.ts";
export type { FaultHandle } from "./faults/faults.ts";
export type { PageTrap } from "./faults/page-trap.ts";
export type { PropagationTime } from "./faults/propagation.ts";
export type { ThrottleRate } from "./faults/throttle.ts";
export type { TransportFault } from "./faults/transport.ts";
export type { Attempt, Call, Journal } from "./journal/journal.ts";
export { type MockIam, mockIam } from "./mock-iam.ts";
export type { MockIamOptions } from "./options.ts";
