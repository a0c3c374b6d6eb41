/**
 * What stands in for the broken parts of a plan, so that the sound ones can be judged beside them: whatever a schema does not take is
 * replaced by something that it takes.
 */
import { z } from "zod";
import { nearestName } from "../errors/nearest";

type Schema = z.core.$ZodType;
type Path = ReadonlyArray<string | number>;

/** Which of the values that a schema takes stands in: the first, lowest and shortest, or the last and highest. */
export type Extreme = "first" | "last";

/** A value that the schema takes, and where something stands in for what was there. */
export interface Mended<A> {
  readonly value: A;
  readonly replaced: ReadonlyArray<Path>;
}

/** The input with stand-ins for all that the schema does not take; `undefined` where none can be found. */
export const mend = <A extends Schema>(
  schema: A,
  input: unknown,
  extreme: Extreme,
): Mended<z.output<A>> | undefined => {
  const { error } = z.safeParse(schema, input);
  const mender = new Mender(extreme, error?.issues.map(({ path }) => path) ?? []);
  const mended = z.safeParse(schema, mender.mend(schema, input, []));
  return mended.success ? { value: mended.data, replaced: mender.replaced } : undefined;
};

class Mender {
  readonly replaced: Path[] = [];

  constructor(
    private readonly extreme: Extreme,
    /** Where the schema objects to the input. Of a union only where it stands, not what is wrong inside. */
    private readonly issues: ReadonlyArray<ReadonlyArray<PropertyKey>>,
  ) {}

  /** The value, as far as the schema takes it. */
  mend(schema: Schema, value: unknown, path: Path): unknown {
    const isBroken = this.issues.some((issue) => isWithin(path, issue));
    const isSound = isBroken ? takes(schema, value) : !this.issues.some((issue) => isWithin(issue, path));
    if (isSound) return value;
    const mended = this.mendInside(schema, value, path);
    if (mended !== undefined && (!isBroken || takes(schema, mended))) return mended;
    this.replaced.push(path);
    return this.standIn(schema, path);
  }

  /** The value with its parts mended one by one; `undefined` where it has no parts to speak of. */
  private mendInside(schema: Schema, value: unknown, path: Path): unknown {
    const { def } = (schema as z.core.$ZodTypes)._zod;
    if (def.type === "optional" || def.type === "default") return this.mend(def.innerType, value, path);
    if (typeof value !== "object" || value === null) return undefined;
    if (def.type === "union" && !isByKind(def)) {
      const forms = def.options.map((option) => this.mendInside(option, value, path));
      return forms.find((form) => form !== undefined && takes(schema, form));
    }
    if (def.type === "array" && Array.isArray(value))
      return value.map((entry, at) => this.mend(def.element, entry, [...path, at]));
    if (Array.isArray(value)) return undefined;
    const entries = Object.entries(value);
    if (def.type === "record") {
      return Object.fromEntries(
        entries
          .filter(([key]) => takes(def.keyType, key))
          .map(([key, entry]) => [key, this.mend(def.valueType, entry, [...path, key])]),
      );
    }
    if (def.type === "object") return this.mendObject(def.shape, new Map(entries), path);
    if (def.type === "union" && isByKind(def)) return this.mendKind(def, new Map(entries), path);
    return undefined;
  }

  private mendObject(
    shape: Readonly<Record<string, Schema>>,
    given: ReadonlyMap<string, unknown>,
    path: Path,
  ): unknown {
    const values = new Map(given);
    const absent = Object.keys(shape).filter((key) => !given.has(key));
    // A key that is only mistyped is no key that is missing.
    for (const [key, value] of given) {
      const meant = Object.hasOwn(shape, key) ? undefined : nearestName(key, absent);
      if (meant === undefined || values.has(meant)) continue;
      values.set(meant, value);
      this.replaced.push([...path, meant]);
    }
    return Object.fromEntries(
      Object.entries(shape).flatMap(([key, part]) =>
        values.has(key) || !isOptional(part) ? [[key, this.mend(part, values.get(key), [...path, key])]] : [],
      ),
    );
  }

  private mendKind(union: ByKind, given: ReadonlyMap<string, unknown>, path: Path): unknown {
    const forms = new Map(
      union.options.flatMap((option) => {
        const { def } = (option as z.core.$ZodTypes)._zod;
        const kind = def.type === "object" ? this.standIn(def.shape[union.discriminator], path) : undefined;
        return typeof kind === "string" ? [[kind, option] as const] : [];
      }),
    );
    const said = given.get(union.discriminator);
    if (typeof said !== "string") return undefined;
    const form = forms.get(said);
    if (form !== undefined) return this.mendInside(form, Object.fromEntries(given), path);
    // Most likely the nearest kind was meant, but what follows from that alone is not to be told.
    const nearest = nearestName(said, forms.keys());
    const kind = this.extreme === "first" ? nearest : [...forms.keys()].findLast((name) => name !== nearest);
    const likely = kind === undefined || nearest === undefined ? undefined : forms.get(kind);
    if (likely === undefined) return undefined;
    this.replaced.push([...path, union.discriminator]);
    return this.mendInside(likely, { ...Object.fromEntries(given), [union.discriminator]: kind }, path);
  }

  /** Something that the schema takes, or `undefined`. */
  private standIn(schema: Schema | undefined, path: Path): unknown {
    if (schema === undefined) return undefined;
    const { def } = (schema as z.core.$ZodTypes)._zod;
    switch (def.type) {
      case "optional":
      case "default":
        return this.standIn(def.innerType, path);
      case "literal":
        return def.values[0];
      case "enum":
        return this.pick(Object.values(def.entries));
      case "boolean":
        return this.extreme === "last";
      case "number":
        return this.numberOf(schema);
      case "string":
        // Names must differ from one another, and between the extremes: what speaks of one is not to be told.
        return `${this.extreme} of ${path.join(".")}`;
      case "array":
        return [this.standIn(def.element, [...path, 0])];
      case "tuple":
        return def.items.map((item, at) => this.standIn(item, [...path, at]));
      case "record":
        return {};
      case "object":
        return Object.fromEntries(
          Object.entries(def.shape)
            .filter(([, part]) => !isOptional(part))
            .map(([key, part]) => [key, this.standIn(part, [...path, key])]),
        );
      case "union": {
        const values = def.options.map((option) => this.standIn(option, path));
        return this.pick(values.filter((value) => takes(schema, value)));
      }
      default:
        return undefined;
    }
  }

  private numberOf(schema: Schema): number | undefined {
    if (!(schema instanceof z.ZodNumber)) return undefined;
    return this.extreme === "first" ? (schema.minValue ?? -1) : (schema.maxValue ?? 1);
  }

  private pick(values: ReadonlyArray<unknown>): unknown {
    return this.extreme === "first" ? values[0] : values.at(-1);
  }
}

/** Whether a place is another one, or inside it. */
export const isWithin = (place: ReadonlyArray<PropertyKey>, other: ReadonlyArray<PropertyKey>): boolean =>
  other.every((step, depth) => place[depth] === step);

type ByKind = z.core.$ZodDiscriminatedUnionDef;

const isByKind = (def: z.core.$ZodUnionDef): def is ByKind => "discriminator" in def;

const takes = (schema: Schema, value: unknown): boolean => z.safeParse(schema, value).success;

const isOptional = (schema: Schema): boolean => schema._zod.optin === "optional";
