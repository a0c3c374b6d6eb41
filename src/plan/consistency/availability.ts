/** What a criterion of availability can't mean. */
import type { Finding } from "../../errors/finding";
import type { CriterionOf } from "../criteria";
import { planFinding } from "../findings";

/** Longest programme in years: beyond it nobody knows when clocks will change. */
const MOST_YEARS = 10;

/** Everything about it that needs more than one of its keys to tell. */
export const checkAvailability = (
  { zone, defaultZone, from, to }: CriterionOf<"availability">,
  path: ReadonlyArray<string | number>,
): Finding[] => {
  if (zone === undefined) {
    const idle = Object.entries({ defaultZone, from, to }).filter(([, value]) => value !== undefined);
    return idle.map(([key, value]) =>
      planFinding("inconsistent-plan", [...path, key], {
        expected: `"${key}" only beside "zone"`,
        received: JSON.stringify(value),
        remedy: `Say where people's time zones stand: "zone": "time zone"; or leave "${key}" out.`,
      }),
    );
  }
  if (from === undefined || to === undefined) {
    return [
      planFinding("inconsistent-plan", path, {
        expected: '"from" and "to" beside "zone"',
        received: from === to ? "neither" : `no "${from === undefined ? "from" : "to"}"`,
        remedy: 'Give the programme\'s first and last day: "from": "2026-09-01", "to": "2027-06-30".',
      }),
    ];
  }
  if (to < from) {
    return [
      planFinding("out-of-range", [...path, "to"], {
        expected: `a day not before ${from}`,
        received: JSON.stringify(to),
        remedy: 'Swap "from" and "to", or correct one of them.',
      }),
    ];
  }
  if (yearOf(to) - yearOf(from) <= MOST_YEARS) return [];
  return [
    planFinding("out-of-range", [...path, "to"], {
      expected: `a day within ${MOST_YEARS} years of ${from}`,
      received: JSON.stringify(to),
      remedy: "Give the dates of one programme: when clocks will change is not known for longer.",
    }),
  ];
};

const yearOf = (date: string): number => Number(date.slice(0, 4));
