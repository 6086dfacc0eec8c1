import { type AccountFixture, mockIam } from "msw-iam";
import { describe, expect, test } from "vitest";

describe("a message says how many issues there are, even if there are 130,000", () => {
  const many = <Item>(item: Item) => Array.from({ length: 130_000 }, () => item);
  test.each<[string, AccountFixture]>([
    ["repeated tags", { Users: [{ UserName: "Bob", Tags: many({ Key: "a", Value: "" }) }] }],
    [
      "ARNs of another partition",
      { Users: [{ UserName: "Bob", AttachedManagedPolicies: many({ PolicyArn: "arn:aws-cn:iam::aws:policy/A" }) }] },
    ],
    [
      "invalid tags in the user of a device",
      {
        VirtualMFADevice: {
          SerialNumber: "arn:aws:iam::123456789012:mfa/a",
          User: { UserName: "Bob", Tags: many({ Key: "a" }) },
        },
      },
    ],
    ["former ids", { FormerUserIds: many("AIDACKCEVSQ6C2EXAMPLE") }],
  ])("%s", (_, fixture) => {
    expect(() => mockIam({ partition: "aws" }).seed(fixture)).toThrow(
      /And 1(?:29|30),?\d+ more\. Nothing was seeded\./,
    );
  });
});
