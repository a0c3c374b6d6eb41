import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lockedRound } from "../arbitraries/locks";
import { stagesOf } from "../oracles/stages";

describe("a compiled rule", () => {
  it("says of one pair what it marks in a row, whatever the marks held before", () => {
    const forbidden = new Map<string, number>();
    fc.assert(
      fc.property(lockedRound(6), (drawn) => {
        const { compiled, cohort } = stagesOf(drawn);
        const marks = new Uint8Array(cohort.mentors.ids.length);
        for (const { name, forbids, markForbidden } of compiled.rules) {
          for (const mentee of cohort.mentees.ids.keys()) {
            marks.fill(mentee % 2);
            markForbidden(mentee, marks);
            const one = [...cohort.mentors.ids.keys()].map((mentor) => (forbids(mentee, mentor) ? 1 : 0));
            expect([...marks]).toEqual(one);
            forbidden.set(
              name,
              (forbidden.get(name) ?? 0) + one.reduce((sum: number, mark) => sum + mark, 0),
            );
          }
        }
      }),
      { numRuns: 800 },
    );
    for (const name of ["locks", "avoid", "line", "repeat", "window", "tags required", "takes nobody"])
      expect(forbidden.get(name) ?? 0, name).toBeGreaterThan(50);
  });
});
