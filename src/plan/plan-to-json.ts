/** A plan as the JSON it can be written as. */
import { type Either, isLeft, left, right } from "fp-ts/Either";
import { type Finding, quote } from "../errors/finding";
import { errorsAmong, type InvalidPlan } from "../errors/matching-error";
import { getOrThrow } from "../errors/or-throw";
import { inOrderOf, planFinding } from "./findings";
import { parsePlan } from "./parse";
import type { PlanJson } from "./plan";

type Path = ReadonlyArray<string | number>;

/**
 * A plan in TypeScript as the plain JSON that means the same.
 *
 * *When to use*: to keep a plan that was built in code beside the round it ran: in a file, in a database, in a form.
 *
 * *Details*: what is JSON already comes out as it went in: no defaults are added, keys keep their order. A key whose value is
 * `undefined` is left out, and −0 is 0. Everything that can't be written is reported at once, together with all that
 * {@link parsePlan} has against the plan. O(size of the plan).
 *
 * *Gotchas*: a function can't be written. Compute what it answers into a field of the records, and name the field.
 *
 * @returns a plan that shares nothing with the one that was given, or {@link InvalidPlan}
 *
 * @example
 * ```ts
 * const json = planToJson(plan);
 * if (isRight(json)) await writeFile("plan.json", JSON.stringify(json.right, null, 2));
 * ```
 */
export const planToJson = (plan: unknown): Either<InvalidPlan, PlanJson> => {
  const findings: Finding[] = [];
  const copy = copyOf(plan, [], new Set(), findings);
  const parsed = parsePlan(copy);
  if (isLeft(parsed)) {
    const reported = new Set(findings.map(({ place }) => JSON.stringify(place.path)));
    findings.push(...parsed.left.findings.filter(({ place }) => !reported.has(JSON.stringify(place.path))));
  }
  const errors = errorsAmong(inOrderOf(plan, findings));
  // What parsePlan takes, and holds neither functions nor anything else that is not JSON, is a PlanJson.
  return errors === undefined ? right(copy as PlanJson) : left({ _tag: "InvalidPlan", findings: errors });
};

/**
 * {@link planToJson}, throwing.
 *
 * @throws {@link MatchingException} where `planToJson` answers with a left
 */
export const planToJsonOrThrow = (plan: unknown): PlanJson => getOrThrow(planToJson(plan));

/**
 * The value with fresh objects and lists. What is not JSON is reported and stays as it is, so that it is not reported as missing too.
 *
 * @param above - the objects that hold the value, for one that holds itself
 */
const copyOf = (value: unknown, path: Path, above: ReadonlySet<unknown>, findings: Finding[]): unknown => {
  const refuse = (expected: string, remedy: string): unknown => {
    findings.push(planFinding("not-json", path, { expected, received: received(value), remedy }));
    return value;
  };
  switch (typeof value) {
    case "function":
      return OF_PAIRS.has(path.at(-1))
        ? refuse(
            "a criterion of another kind",
            "JSON can't hold a function of two people: keep this criterion in code, or ask for what it asks with another kind.",
          )
        : refuse(
            "the name of a field",
            "JSON can't hold a function: compute its answer into a field of the records, and name the field.",
          );
    case "number":
      // Written as 0, which is what JSON.stringify makes of −0.
      return Number.isFinite(value) ? value + 0 : refuse("a finite number", "JSON holds no other numbers.");
    case "symbol":
    case "bigint":
      return refuse("a text, a number, a list or an object", "JSON holds nothing else.");
    case "object":
      break;
    default:
      return value;
  }
  if (value === null) return value;
  if (above.has(value))
    return refuse("an object that does not hold itself", "Write it out where it is meant.");
  const inside = new Set([...above, value]);
  if (Array.isArray(value)) return value.map((entry, at) => copyOf(entry, [...path, at], inside, findings));
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    return refuse("a plain object", "Write what it stands for as a text, a number, a list or an object.");
  }
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, entry]) =>
      entry === undefined ? [] : [[key, copyOf(entry, [...path, key], inside, findings)]],
    ),
  );
};

/** Keys whose functions are asked about pairs, which no field of a record could answer. */
const OF_PAIRS: ReadonlySet<string | number | undefined> = new Set(["score", "describe"]);

/** An object of a class by its class. */
const received = (value: unknown): string =>
  typeof value === "object" && value !== null && !Array.isArray(value) && value.constructor !== Object
    ? `an object of class ${value.constructor.name}`
    : quote(value);
