/** Neither a list nor an object with members of its own. */
type Scalar = string | number | boolean | Date | Uint8Array | null | undefined;

/** The lists whose items need no name in the SDKs' types. */
type LooseName = "UserDetailList" | "GroupDetailList" | "AttachedPolicies";

/**
 * A fixture as JSON and the AWS SDKs' types have it: each member that can be missing can be `null`, and each other one `undefined`.
 */
export type FixtureInput<Fixture> = Fixture extends Scalar
  ? Fixture
  : Fixture extends readonly (infer Item)[]
    ? readonly FixtureInput<Item>[]
    : [keyof Fixture] extends [never]
      ? Fixture
      : {
          [Name in keyof Fixture]:
            | (Name extends LooseName ? Optional<Fixture[Name]> : FixtureInput<Fixture[Name]>)
            | (undefined extends Fixture[Name] ? null : undefined);
        };

/** The same without required members. */
type Optional<Fixture> = Fixture extends Scalar
  ? Fixture
  : Fixture extends readonly (infer Item)[]
    ? readonly Optional<Item>[]
    : [keyof Fixture] extends [never]
      ? Fixture
      : { [Name in keyof Fixture]?: Optional<Fixture[Name]> | null | undefined };
