interface CommonConstraint {
  readonly required?: true;
}

export interface StringConstraint extends CommonConstraint {
  readonly type: "string";
  readonly min?: number;
  readonly max?: number;
  /** Written as AWS writes it. It must match the whole value. */
  readonly pattern?: string;
  /** Whether AWS refuses a value of white space, although the pattern allows it. */
  readonly notBlank?: true;
  readonly values?: readonly string[];
  /** What AWS's message for another value than these ends with, such as `: [SSH, PEM]`. AWS lists the values for some members only. */
  readonly listedValues?: string;
  /** Returns AWS's sentence for a value that does not match the pattern. It is used if there is no other violation. */
  readonly invalid?: (name: string) => string;
}

interface IntegerConstraint extends CommonConstraint {
  readonly type: "integer";
  readonly min: number;
  readonly max: number;
}

interface BooleanConstraint extends CommonConstraint {
  readonly type: "boolean";
}

export type ScalarConstraint = StringConstraint | IntegerConstraint | BooleanConstraint;

interface StructureConstraint {
  readonly type: "structure";
  readonly members: { readonly [name: string]: ScalarConstraint };
}

/** The items are sent as `Name.member.1`, or as `Name.member.1.Member` if they are structures. `Name=` is an empty list. */
export interface ListConstraint extends CommonConstraint {
  readonly type: "list";
  readonly min?: number;
  readonly max?: number;
  readonly of: StringConstraint | StructureConstraint;
}

/** The service model's constraint of one parameter. */
export type Constraint = ScalarConstraint | ListConstraint;

/** The constraints of an action's parameters in the order of the service model. */
export type Shape = { readonly [name: string]: Constraint };

type ValueOf<C extends Constraint | StructureConstraint> = C extends { type: "integer" }
  ? number
  : C extends { type: "boolean" }
    ? boolean
    : C extends { type: "structure"; members: infer Members extends Shape }
      ? InputOf<Members>
      : C extends { type: "list"; of: infer Of extends StringConstraint | StructureConstraint }
        ? readonly ValueOf<Of>[]
        : C extends { values: readonly (infer Value)[] }
          ? Value
          : string;

/** The input of an action. Parameters that are not required can be missing. */
export type InputOf<S extends Shape> = {
  readonly [Name in keyof S as S[Name] extends { required: true } ? Name : never]: ValueOf<S[Name]>;
} & {
  readonly [Name in keyof S as S[Name] extends { required: true } ? never : Name]?: ValueOf<S[Name]> | undefined;
};
