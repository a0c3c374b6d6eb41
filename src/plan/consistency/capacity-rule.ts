/** What a capacity rule can't mean. */
import type { z } from "zod";
import type { Finding } from "../../errors/finding";
import { planFinding } from "../findings";
import type { RuleOf } from "../rules";
import type { placesSchema } from "../rules/capacity-rule";
import { checkSomething } from "./parts";

type Path = ReadonlyArray<string | number>;

/** Everything that a capacity rule says and can't mean. */
export const checkCapacity = (rule: RuleOf<"capacity">, path: Path): Finding[] => [
  ...checkSomething(rule, ["mentor", "mentee", "functions"], path),
  ...(["mentor", "mentee"] as const).flatMap((side) => {
    const places = rule[side];
    return typeof places === "object" ? checkPlaces(places, [...path, side]) : [];
  }),
];

const checkPlaces = (places: z.infer<typeof placesSchema>, path: Path): Finding[] => {
  const findings: Finding[] = [];
  const { wanted, max, min, unit, hoursPerPair, overflow } = places;
  findings.push(...checkSomething({ wanted, max }, ["wanted", "max"], path));
  if (overflow && wanted !== undefined && max === undefined) {
    findings.push(
      planFinding("inconsistent-plan", [...path, "overflow"], {
        expected: '"max" beside it, up to which places are filled',
        received: "true",
        remedy: 'Say how many a person takes at most: "max": …; or leave "overflow" out.',
      }),
    );
  }
  if ((unit === "hours") !== (hoursPerPair !== undefined)) {
    findings.push(
      planFinding("inconsistent-plan", [...path, "hoursPerPair"], {
        expected: unit === "hours" ? "the hours that one partner takes" : 'the unit "hours" beside it',
        received: hoursPerPair === undefined ? "nothing" : String(hoursPerPair),
        remedy: unit === "hours" ? 'Say so: "hoursPerPair": 2.' : 'Write "unit": "hours", or leave it out.',
      }),
    );
  }
  for (const [amount, number] of Object.entries({ wanted, max, min })) {
    if (typeof number !== "number" || unit === "hours" || Number.isInteger(number)) continue;
    findings.push(
      planFinding("out-of-range", [...path, amount], {
        expected: "a whole number of people",
        received: String(number),
        remedy: "Write it without a fraction.",
      }),
    );
  }
  return [...findings, ...checkOrder({ min, wanted, max }, path)];
};

/** Numbers for all that contradict each other; whose answers do is told of the person. */
const checkOrder = (amounts: Readonly<Record<"min" | "wanted" | "max", unknown>>, path: Path): Finding[] => {
  const ascending = [
    ["min", "wanted"],
    ["wanted", "max"],
    ["min", "max"],
  ] as const;
  const first = ascending.find(([lower, upper]) => {
    const [low, high] = [amounts[lower], amounts[upper]];
    return typeof low === "number" && typeof high === "number" && low > high;
  });
  if (first === undefined) return [];
  const [lower, upper] = first;
  return [
    planFinding("out-of-range", [...path, lower], {
      expected: `a number up to ${amounts[upper]}, which is ${JSON.stringify(upper)}`,
      received: String(amounts[lower]),
      remedy: "Swap the two.",
    }),
  ];
};
