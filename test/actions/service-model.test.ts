import * as iam from "@aws-sdk/client-iam";
import * as sts from "@aws-sdk/client-sts";
import { describe, expect, test } from "vitest";
import { serviceModelDifferences } from "../tools/service-model.ts";

test("every action has the members of the service model in the installed SDK, and every error its status", () => {
  expect(serviceModelDifferences()).toEqual([]);
});

describe("the comparison finds", () => {
  const schemas: Readonly<Record<string, unknown>> = { ...iam, ...sts };
  /** Returns the differences from a changed service model, without those from the installed one. */
  function newDifferences(changed: Readonly<Record<string, unknown>>) {
    const known = serviceModelDifferences();
    return serviceModelDifferences({ ...schemas, ...changed }).filter((difference) => !known.includes(difference));
  }
  /** Returns the differences from a service model in which an action has another input or output. */
  const withMembers = (action: string, side: 4 | 5, names: string[], types: unknown[], required?: number) => {
    const [...operation] = schemas[`${action}$`] as unknown[];
    operation[side] = [3, "namespace", "Structure", 0, names, types, required];
    return newDifferences({ [`${action}$`]: operation });
  };

  test("a new parameter", () => {
    expect(withMembers("GetUser", 4, ["UserName", "Color"], [0, 0])).toEqual([
      "Add Color to the input of GetUser: a string.",
    ]);
    expect(withMembers("GetUser", 4, ["UserName", "Size"], [0, 1])).toEqual([
      "Add Size to the input of GetUser: an integer.",
    ]);
    expect(withMembers("GetUser", 4, ["Sizes", "UserName"], [[1, "namespace", "Sizes", 0, 1], 0], 1)).toEqual([
      "Add Sizes to the input of GetUser: a required list of integer.",
    ]);
  });

  test("a parameter that is gone, has another type, or is required", () => {
    expect(withMembers("GetUser", 4, [], [])).toEqual([
      "Remove UserName from the input of GetUser: the service model does not have it.",
    ]);
    expect(withMembers("GetUser", 4, ["UserName"], [64])).toEqual(["Declare UserName of GetUser as a list of string."]);
    expect(withMembers("GetUser", 4, ["UserName"], [0], 1)).toEqual([
      "Declare UserName of GetUser with required: true.",
    ]);
    expect(withMembers("DeleteUser", 4, ["UserName"], [0])).toEqual([
      "Declare UserName of DeleteUser without required: true.",
    ]);
  });

  test("a member of a result that is new or gone", () => {
    expect(withMembers("GetAccessKeyInfo", 5, ["Account", "Age"], [0, 1])).toEqual([
      "Add Age to the output of GetAccessKeyInfo, or to notReturned in test/tools/service-model.ts.",
    ]);
    expect(withMembers("GetAccessKeyInfo", 5, [], [])).toEqual([
      "Remove Account from the output of GetAccessKeyInfo: the service model does not have it.",
    ]);
  });

  test("an action that is gone", () => {
    expect(newDifferences({ GetUser$: undefined })).toEqual([
      "Remove the action GetUser: the service model does not have it.",
    ]);
  });

  test("an error that is new or has another status", () => {
    const error = (code: string, status: number) => [
      -3,
      "namespace",
      "Error",
      { awsQueryError: [code, status] },
      [],
      [],
    ];
    expect(newDifferences({ A$: error("Tired", 400), B$: error("NoSuchEntity", 410) })).toEqual([
      "Add the error Tired with the status 400 to src/protocol/error-codes.ts.",
      "Add the error NoSuchEntity with the status 410 to src/protocol/error-codes.ts.",
    ]);
  });
});
