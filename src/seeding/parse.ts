import { type BaseIssue, type InferOutput, safeParse } from "valibot";
import { didYouMean } from "../messages/did-you-mean.ts";
import { formatValue } from "../messages/format-value.ts";
import { accountFixture } from "./schema.ts";

/** A fixture whose form is right. */
export type CheckedFixture = InferOutput<ReturnType<typeof accountFixture>>;

/** What is wrong with a fixture, and where: `Users[3].AccessKeys[0].Status`; an empty place is the fixture itself. */
export interface FixtureIssue {
  readonly path: readonly unknown[];
  readonly place: string;
  /** The rest of the sentence that begins with the place. */
  readonly text: string;
}

/** The fixture in a form that can be relied on, or every complaint about its form. */
export function validateSchema(
  fixture: unknown,
): { readonly checked: CheckedFixture } | { readonly complaints: FixtureIssue[] } {
  if (Array.isArray(fixture))
    return { complaints: [{ path: [], place: "", text: "is an array; expected an object. Spread it." }] };
  const result = safeParse(accountFixture(), fixture);
  if (result.success) return { checked: result.output };
  return { complaints: result.issues.flatMap((issue) => complaintsOf(issue, [])) };
}

function complaintsOf(issue: BaseIssue<unknown>, parents: readonly unknown[]): FixtureIssue[] {
  const path = [...parents, ...(issue.path ?? []).map((item) => item.key)];
  // Of a count-or-array, the complaint from inside the array says more than that it is neither.
  const inner = issue.issues?.filter((subIssue) => subIssue.path !== undefined);
  if (inner?.length) return inner.flatMap((subIssue) => complaintsOf(subIssue, path));
  const place = describePath(path);
  if (issue.type === "strict_object" && issue.path !== undefined) {
    if (issue.expected === "never")
      return [
        {
          path,
          place,
          text: `is not a member that AWS has.${didYouMean(String(path.at(-1)), membersBeside(path.slice(0, -1)))}`,
        },
      ];
    // What is there, and no object, is told as any other value is.
    if (issue.input === undefined) return [{ path, place, text: "is missing, and has no default. Add it." }];
  }
  return [
    {
      path,
      place,
      text: `is ${isSecret(path) ? "not fit to be a secret" : formatValue(issue.input)}; expected ${issue.message}.`,
    },
  ];
}

const isSecret = (path: readonly unknown[]) => /^(?:SecretAccessKey|SessionToken)$/.test(String(path.at(-1)));

interface SchemaNode {
  readonly entries?: Readonly<Record<string, SchemaNode>>;
  readonly wrapped?: SchemaNode;
  readonly item?: SchemaNode;
  readonly options?: readonly unknown[];
}

/** The names that the schema has at a place. */
function membersBeside(path: readonly unknown[]): readonly string[] {
  let node: SchemaNode | undefined = accountFixture() as SchemaNode;
  const bare = (wrapped: SchemaNode | undefined): SchemaNode | undefined => {
    const options = wrapped?.options as readonly SchemaNode[] | undefined;
    const inner = wrapped?.wrapped ?? options?.find((option) => option.item !== undefined);
    return inner === undefined ? wrapped : bare(inner);
  };
  for (const key of path) {
    node = bare(node);
    node = typeof key === "number" ? node?.item : node?.entries?.[String(key)];
  }
  return Object.keys({ ...bare(node)?.entries });
}

/** `Users[3].AccessKeys[0].Status`; a member that is no word stands quoted in brackets. */
export function describePath(path: readonly unknown[]): string {
  let place = "";
  for (const key of path) {
    if (typeof key === "number") place += `[${key}]`;
    else if (/^[\w$]+$/.test(String(key))) place += (place === "" ? "" : ".") + String(key);
    else place += `[${JSON.stringify(key)}]`;
  }
  return place;
}
