import { expect, it } from "vitest";
import { peopleComplaints } from "../oracles/findings";
import { planWith } from "../oracles/stages";

it("a number of places that a function can't tell is one finding: it is no blank besides", () => {
  const plan = planWith([{ kind: "same", weight: 1, mentee: "a", mentor: "a" }], {
    rules: [{ kind: "capacity", mentor: ({ places }: { places: unknown }) => places }],
  });
  const mentors = [{ id: "x", a: "1", places: "two" }];
  expect(peopleComplaints(plan, [{ id: "y", a: "1" }], mentors)).toEqual([
    expect.stringMatching(/^not-a-number at mentors, \[0\]: found "two"/),
  ]);
});
