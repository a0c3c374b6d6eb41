import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findEdge } from "../../src/graph/bipartite";
import { matchOrThrow } from "../../src/match/match";
import { parsePlanOrThrow } from "../../src/plan/parse";
import { round } from "../arbitraries/rounds";
import { bandOf } from "../oracles/naive-wishes";
import { planWith, stagesOf } from "../oracles/stages";
import { pairsOf, runRound } from "../oracles/summary";

const team = { kind: "same", weight: 1, mentee: "team", mentor: "team" };
const mentors = ["x", "y", "z"].map((id) => ({ id, team: id === "z" ? "red" : "blue" }));

/** The candidates of the one mentee, best first by the mentee's view, each with that view. */
const rankingOf = (wishes: unknown, plan: object): string[] => {
  const { scored, cohort } = stagesOf({
    plan: planWith([team], plan as Record<string, unknown>),
    mentees: [{ id: "m", team: "red", wishes }],
    mentors,
  });
  const { columnOfEdge, menteeView } = scored.graph;
  return [...columnOfEdge.keys()]
    .sort((a, b) => menteeView[b]! - menteeView[a]!)
    .map((edge) => `${cohort.mentors.ids[columnOfEdge[edge]!]} ${Number(menteeView[edge]!.toFixed(3))}`);
};

describe("ranked wishes", () => {
  const after = { wishes: { mentee: "wishes", notListed: "after" } };
  const unacceptable = { wishes: { mentee: "wishes", notListed: "unacceptable" } };

  it("stand before all scores, and who is not listed stands after them, by score", () => {
    // Two ranks make three bands: [0, 1/5], [2/5, 3/5], [4/5, 1].
    expect(rankingOf(["y", "x"], after)).toEqual(["y 0.8", "x 0.4", "z 0.2"]);
    expect(rankingOf(["x"], after)).toEqual(["x 0.667", "z 0.333", "y 0"]);
  });

  it("of one rank are ordered by score", () => {
    expect(rankingOf([["x", "z"]], after)).toEqual(["z 1", "x 0.667", "y 0"]);
  });

  it("forbid who is not listed, where the plan says so", () => {
    expect(rankingOf(["y", "x"], unacceptable)).toEqual(["y 0.8", "x 0.4"]);
  });

  it.each([
    [null],
    [""],
    [[]],
    [undefined],
  ])("of somebody who gave no list (%j) leave everything to the scores", (blank) => {
    const expected = ["z 1", "x 0", "y 0"];
    expect(rankingOf(blank, after).toSorted()).toEqual(expected.toSorted());
    expect(rankingOf(blank, unacceptable).toSorted()).toEqual(expected.toSorted());
  });

  it("that name nobody who takes part are a list nonetheless: nobody else is acceptable", () => {
    expect(rankingOf(["gone"], unacceptable)).toEqual([]);
  });

  it("say how many candidates they took from a person", () => {
    const matching = runRound({
      plan: planWith([team], unacceptable),
      mentees: [{ id: "m", team: "red", wishes: ["gone"] }],
      mentors,
    });
    const [removal] = matching.stages.scored.removals;
    expect(removal?.rule).toBe("not on a list of wishes");
    expect([...removal!.ofMentee]).toEqual([3]);
    expect([...removal!.aloneOfMentor]).toEqual([1, 1, 1]);
  });

  it("are warned about where they name an id that nobody has", () => {
    const plan = parsePlanOrThrow(planWith([team], after));
    const { warnings } = matchOrThrow(plan, { mentees: [{ id: "m", team: "red", wishes: ["xx"] }], mentors });
    expect(warnings.filter(({ code }) => code === "unknown-id").map(({ received }) => received)).toEqual([
      '"xx"',
    ]);
  });

  it("decide a stable round: both sides' lists come before every score", () => {
    const plan = planWith([team], {
      wishes: { mentee: "wishes", mentor: "wishes", notListed: "after" },
      objective: { kind: "stable" },
    });
    const mentees = [
      { id: "a", team: "red", wishes: ["x"] },
      { id: "b", team: "blue", wishes: ["x"] },
    ];
    const two = [
      { id: "x", team: "blue", wishes: ["a"] },
      { id: "y", team: "red", wishes: null },
    ];
    expect(pairsOf(runRound({ plan, mentees, mentors: two }))).toEqual(["a-x", "b-y"]);
  });

  it("put every score of a better rank above every score of a worse one, on random rounds", () => {
    let compared = 0;
    fc.assert(
      fc.property(round(6), (drawn) => {
        const { plan, cohort, scored } = stagesOf(drawn);
        for (const [mentee, record] of cohort.mentees.people.entries()) {
          const candidates = cohort.mentors.people.flatMap((mentor, at) => {
            const edge = findEdge(scored.graph, mentee, at);
            const band = bandOf(plan, "mentee", record, mentor, drawn)?.band;
            return edge < 0 || band === undefined ? [] : [{ band, view: scored.graph.menteeView[edge]! }];
          });
          for (const one of candidates) {
            for (const other of candidates) {
              if (one.band <= other.band) continue;
              compared++;
              expect(one.view).toBeGreaterThan(other.view);
            }
          }
        }
      }),
      { numRuns: 2500 },
    );
    expect(compared).toBeGreaterThan(300);
  });
});
