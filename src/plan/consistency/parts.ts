/** Checks that several rules share. */
import type { Finding } from "../../errors/finding";
import type { Condition } from "../condition";
import { planFinding } from "../findings";

type Path = ReadonlyArray<string | number>;

/** A rule that may leave out each of some keys, but not all of them. */
export const checkSomething = <Key extends string>(
  rule: { readonly [One in Key]?: unknown },
  keys: ReadonlyArray<Key>,
  path: Path,
): Finding[] =>
  keys.some((key) => rule[key] !== undefined)
    ? []
    : [
        planFinding("inconsistent-plan", path, {
          expected: `at least one of ${keys.map((key) => JSON.stringify(key)).join(", ")}`,
          received: "none",
          remedy: "As it stands the rule asks for nothing: say where the answers are, or remove it.",
        }),
      ];

/** Bounds of which the lower lies above the upper. */
export const checkBounds = (
  { atLeast, atMost }: { readonly atLeast?: number | undefined; readonly atMost?: number | undefined },
  path: Path,
): Finding[] =>
  atLeast === undefined || atMost === undefined || atLeast <= atMost
    ? []
    : [
        planFinding("out-of-range", [...path, "atMost"], {
          expected: `a number from ${atLeast}, which is the least`,
          received: String(atMost),
          remedy: "Nothing would fulfil it: swap the two.",
        }),
      ];

/** A condition that nothing can fulfil. */
export const checkCondition = (condition: Condition, path: Path): Finding[] =>
  "atLeast" in condition ? checkBounds(condition, path) : [];
