export type { ActionName, ListActionName } from "./actions/registry.ts";
export type { AuthenticationFailure, Authenticator, RequestToAuthenticate } from "./authentication/authenticator.ts";
export type { Fault, FaultOptions } from "./faults/fault.ts";
export type { FaultHandle } from "./faults/fault-registry.ts";
export type { PageTrap } from "./faults/page-trap.ts";
export type { PropagationTime } from "./faults/propagation.ts";
export type { ThrottleRate } from "./faults/throttle.ts";
export type { TransportFault } from "./faults/transport.ts";
export type { Attempt, Call, Journal } from "./journal/journal.ts";
export type { Account } from "./mock-iam/account.ts";
export { type MockIam, mockIam } from "./mock-iam/mock-iam.ts";
export type { MockIamOptions } from "./mock-iam/options.ts";
export type { ErrorCode } from "./protocol/errors.ts";
export type {
  AccessKeyFixture,
  AccessKeyRecord,
  AccessKeyStatus,
  AccountFixture,
  DateInput,
  TagFixture,
  UserFixture,
  UserRecord,
} from "./seeding/types.ts";
