/** The plan's schema as JSON Schema, for form builders, editors and validators in other languages. */
import { z } from "zod";
import descriptions from "./descriptions.json";
import { PLAN_VERSION, planSchema } from "./plan";
import { heard } from "./wording";

/** A JSON Schema (draft 2020-12), as plain JSON. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

type Node = z.core.JSONSchema.BaseSchema;

/**
 * The form of `plan.json` as a JSON Schema of draft 2020-12.
 *
 * *When to use*: to build a form for plans, to let an editor complete and check them, or to validate them where this library does
 * not run.
 *
 * *Details*: it follows from the schema that {@link parsePlan} checks with: every key with its meaning, its default and what it may
 * hold. Where a plan in TypeScript may hold a function, JSON holds the name of a field.
 *
 * *Gotchas*: a plan that it accepts can still contradict itself, such as by naming a ladder that nobody defined; {@link parsePlan}
 * says so.
 *
 * @returns a new object at every call; `$id` carries the version of the format
 *
 * @example
 * ```ts
 * await writeFile("plan.schema.json", JSON.stringify(planJsonSchema(), null, 2));
 * ```
 */
export const planJsonSchema = (): JsonSchema => {
  const schema: Node = z.toJSONSchema(planSchema, {
    io: "input",
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
      leaveOutFunctions(jsonSchema);
      explain(jsonSchema, jsonSchema.description ?? expectationOf(zodSchema));
    },
  });
  describe(schema, []);
  return {
    ...schema,
    $id: `urn:mentor-matching:plan:${PLAN_VERSION}`,
    title: "Plan of a mentoring round",
    description: "What a good pair is, what must not be, who may have how many, and what “best” means.",
  };
};

/** Of a union of a field's name and a function, JSON can hold the name alone; a kind that needs a function it can't hold at all. */
const leaveOutFunctions = (node: Node): void => {
  if (node.oneOf !== undefined) node.oneOf = node.oneOf.filter((form) => !needsFunction(form));
  if (node.anyOf === undefined) return;
  // A function has no JSON Schema and comes out as one that says nothing.
  const [only, ...others] = node.anyOf.filter((option) => Object.keys(option).length > 0);
  if (only === undefined || others.length + 1 === node.anyOf.length) return;
  if (others.length > 0) {
    node.anyOf = [only, ...others];
    return;
  }
  delete node.anyOf;
  Object.assign(node, only);
};

const needsFunction = ({ properties, required = [] }: Node): boolean =>
  required.some((key) => Object.keys(properties?.[key] ?? {}).length === 0);

/** Kinds of schema whose wording only says again what the JSON Schema's own words say. */
const SELF_EVIDENT = new Set(["object", "enum", "literal", "custom"]);

/** What a schema says it expects, when it is given what no schema takes. */
const expectationOf = (schema: z.core.$ZodType): string | undefined => {
  if (SELF_EVIDENT.has(schema._zod.def.type)) return undefined;
  const [issue] = z.safeParse(schema, Symbol("nothing of the kind")).error?.issues ?? [];
  const { expected } = heard(issue?.message ?? "");
  return issue?.message.includes("\n") === true ? asSentence(expected) : undefined;
};

const asSentence = (phrase: string): string => `${phrase.charAt(0).toUpperCase()}${phrase.slice(1)}.`;

/** Meanings of keys and kinds, by the way that leads there; `*` stands for any kind. */
const meaningOf: Readonly<Record<string, string>> = descriptions;

/** Writes the meaning of every key and every kind into the schema, in place. */
const describe = (node: Node, path: ReadonlyArray<string>): void => {
  const kind = kindOf(node);
  const here = kind === undefined ? path : [...path, kind];
  if (kind !== undefined) {
    node.title = kind;
    explain(node, meaningOf[here.join(".")]);
  }
  for (const [key, value] of Object.entries(node.properties ?? {})) {
    if (typeof value !== "object") continue;
    const ofKinds = kind === undefined ? undefined : meaningOf[[...path, "*", key].join(".")];
    explain(value, meaningOf[[...here, key].join(".")] ?? ofKinds);
    describe(value, [...here, key]);
  }
  const inside = [
    node.anyOf,
    node.oneOf,
    node.allOf,
    node.prefixItems,
    node.items,
    node.additionalProperties,
    node.$defs === undefined ? undefined : Object.values(node.$defs),
  ];
  for (const part of inside.flat()) if (typeof part === "object") describe(part, here);
};

const explain = (node: Node, meaning: string | undefined): void => {
  if (meaning !== undefined) node.description = meaning;
};

/** The kind that a form of an object is for. */
const kindOf = ({ properties }: Node): string | undefined => {
  const kind = properties?.["kind"];
  return typeof kind === "object" && typeof kind.const === "string" ? kind.const : undefined;
};
