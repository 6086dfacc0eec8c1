import {
  AddUserToGroupCommand,
  CreateGroupCommand,
  GetGroupCommand,
  ListGroupsCommand,
  ListGroupsForUserCommand,
  RemoveUserFromGroupCommand,
} from "@aws-sdk/client-iam";
import type { MockIam } from "msw-iam";
import { clientOf } from "./client.ts";
import { mockOnServer } from "./server.ts";

const Users = ["bob", "Carol", "alice"].map((UserName) => ({ UserName }));
export const withUsers = (quotas = {}): MockIam =>
  mockOnServer({ account: { Users }, quotas, now: () => new Date("2026-03-04T05:06:07Z") });
export const create = async (iam: MockIam, GroupName: string, Path?: string) =>
  (await clientOf(iam).send(new CreateGroupCommand({ GroupName, Path }))).Group;
export const add = (iam: MockIam, UserName: string, GroupName: string) =>
  clientOf(iam).send(new AddUserToGroupCommand({ UserName, GroupName }));
export const remove = (iam: MockIam, UserName: string, GroupName: string) =>
  clientOf(iam).send(new RemoveUserFromGroupCommand({ UserName, GroupName }));
export const membersOf = async (iam: MockIam, GroupName: string) =>
  (await clientOf(iam).send(new GetGroupCommand({ GroupName }))).Users?.map((user) => user.UserName);
export const groupsOf = async (iam: MockIam, UserName: string) =>
  (await clientOf(iam).send(new ListGroupsForUserCommand({ UserName }))).Groups?.map((group) => group.GroupName);
export const groupNames = async (iam: MockIam, PathPrefix?: string) =>
  (await clientOf(iam).send(new ListGroupsCommand({ PathPrefix }))).Groups?.map((group) => group.GroupName);
