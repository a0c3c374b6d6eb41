/** What the lint says of criteria beside one another: that change nothing, dominate, cancel. */
import { describe, expect, it } from "vitest";
import { findCancelling } from "../../src/lint/cancelling-weights";
import { draftOf } from "../../src/lint/candidates";
import { findInfluences } from "../../src/lint/influence";
import { siftPairs } from "../../src/scoring/score";
import { both, type Json, people, said } from "../oracles/lint";
import { planWith, type Round, stagesOf } from "../oracles/stages";

describe("a criterion that changes nothing", () => {
  const team = both("same", "team", { name: "team" });
  const site = both("same", "site", { name: "site", weight: 5 });
  const round = (sites: string[], criteria = [team, site]): Round => ({
    plan: planWith(criteria),
    mentees: people("a", [
      { team: "red", site: "north" },
      { team: "blue", site: "north" },
    ]),
    mentors: people(
      "b",
      sites.map((at, mentor) => ({ team: mentor === 0 ? "red" : "blue", site: at })),
    ),
  });

  it("is told, whatever its weight", () => {
    expect(said(round(["north", "north", "north"]), "dead-criterion")).toEqual([
      'criteria[1]: found "site", without which the order of candidates is the same for anybody, expected a criterion that tells some candidates apart. Look whether the answers differ at all, or take the criterion out.',
    ]);
  });

  it("is one that changes a single comparison of a single person no more", () => {
    expect(said(round(["north", "north", "south"]), "dead-criterion")).toEqual([]);
  });

  it("is not told of where nobody has two candidates to compare", () => {
    const { plan, mentees, mentors } = round(["north"]);
    expect(said({ plan, mentees: mentees.slice(0, 1), mentors }, "dead-criterion")).toEqual([]);
  });

  it("can be one that says again what another says", () => {
    const again = both("same", "team", { name: "again" });
    expect(said(round(["north", "south", "south"], [team, again, site]), "dead-criterion")).toHaveLength(2);
  });

  it("may break ties with the smallest of weights", () => {
    const small = both("same", "team", { name: "team", weight: 1e-6 });
    expect(said(round(["north", "north", "south"], [site, small]), "dead-criterion")).toEqual([]);
  });

  it("is judged by as many people as there is time for, and the finding says how many", () => {
    const { plan, mentees, mentors } = round(Array.from({ length: 30 }, () => "north"));
    const many = Array.from({ length: 50 }, (_, at) => ({ ...mentees[at % 2]!, id: `a${at}` }));
    const { compiled } = stagesOf({ plan, mentees: many, mentors });
    const [finding] = findInfluences(draftOf(compiled, siftPairs(compiled)), 300);
    expect(finding?.received).toMatch(/is the same for any of the \d+ people looked at$/);
    expect(Number(/\d+/.exec(finding?.received ?? "")?.[0])).toBeLessThan(50);
  });
});

describe("a criterion that leaves the others nothing to say", () => {
  const round = (weight: number, people_ = 4): Round => ({
    plan: planWith([
      both("same", "team", { name: "team", weight }),
      both("same", "site"),
      both("same", "floor"),
    ]),
    mentees: people(
      "a",
      Array.from({ length: people_ }, () => ({ team: "red", site: "north", floor: "1" })),
    ),
    mentors: people("b", [
      { team: "red", site: "south", floor: "2" },
      { team: "blue", site: "north", floor: "1" },
      { team: "blue", site: "north", floor: "2" },
    ]),
  });

  it("is told with the number of people whose other wishes it overrules", () => {
    expect(said(round(3), "dominating-criterion")).toEqual([
      expect.stringMatching(
        /^criteria\[0\]: found "team", which alone decides wherever it tells two candidates apart; for \d people it overrules all others together, expected a criterion that others can outweigh\. If that is not meant, lower its weight/,
      ),
    ]);
  });

  it("is none that the others together can equal, or outweigh", () => {
    for (const weight of [2, 1.5]) {
      const places = said(round(weight), "dominating-criterion").map((line) => line.split(":")[0]);
      expect(places).not.toContain("criteria[0]");
    }
  });

  it("is not told of on the evidence of two people", () => {
    const { plan, mentees, mentors } = round(3, 2);
    const toMentees = {
      ...plan,
      criteria: plan.criteria.map((one) => ({ ...one, direction: "mentee" as const })),
    };
    expect(said({ plan: toMentees, mentees, mentors }, "dominating-criterion")).toEqual([]);
    expect(said({ ...round(3, 3), plan: toMentees }, "dominating-criterion")).toHaveLength(1);
  });

  it("is none where the others never disagree with it", () => {
    const { plan, mentees } = round(3);
    const mentors = people("b", [
      { team: "red", site: "north", floor: "1" },
      { team: "blue", site: "north", floor: "1" },
    ]);
    expect(said({ plan, mentees, mentors }, "dominating-criterion")).toEqual([]);
  });
});

describe("weights that cancel", () => {
  const round = (second: Json, teams: unknown[] = ["red", "blue", "green"]): Round => ({
    plan: planWith([
      both("same", "team", { name: "like" }),
      { ...both("different", "team"), name: "unlike", ...second },
    ]),
    mentees: people(
      "a",
      ["red", "blue"].map((team) => ({ team })),
    ),
    mentors: people(
      "b",
      teams.map((team) => ({ team })),
    ),
  });

  it("are told with both names", () => {
    expect(said(round({}), "cancelling-weights")).toEqual([
      'criteria[1]: found "unlike", which adds up with "like" to the same for every pair, expected criteria that do not take back what others give. Take one of the two out, or make their weights differ.',
    ]);
  });

  it("are looked for among as many pairs as there is time for, and the finding says how many", () => {
    const { compiled } = stagesOf(round({}));
    const draft = draftOf(compiled, siftPairs(compiled));
    const received = (budget: number) => findCancelling(draft, budget).map((finding) => finding.received);
    expect(received(0)).toEqual([
      '"unlike", which adds up with "like" to the same for each of 3 pairs looked at',
    ]);
    expect(received(6)).toEqual(['"unlike", which adds up with "like" to the same for every pair']);
  });

  it.each<[string, Round]>([
    ["weights differ", round({ weight: 1.001 })],
    ["they belong to different views", round({ direction: "mentee" })],
    ["a missing answer means different things", round({ missing: "optimistic" }, ["red", "blue", null])],
    ["nobody's answers differ", round({}, ["yellow", "yellow"])],
    ["people weigh one of them themselves", round({ ownWeight: { mentee: "own" } })],
  ])("but not where %s", (_, near) => {
    expect(said(near, "cancelling-weights")).toEqual([]);
  });

  it("are found among points of opposite sign", () => {
    const points = (name: string, worth: number): Json => ({
      kind: "same",
      name,
      points: worth,
      mentee: "team",
      mentor: "team",
    });
    const { mentees, mentors } = round({});
    const plan = (worth: number) => planWith([points("plus", 5), points("minus", worth)]);
    expect(said({ plan: plan(-5), mentees, mentors }, "cancelling-weights")).toHaveLength(1);
    expect(said({ plan: plan(-4), mentees, mentors }, "cancelling-weights")).toEqual([]);
  });
});
