import { describe, expect, it } from "vitest";
import { scorePairs } from "../../src/scoring/score";
import { bytesMade } from "../memory";
import { planWith, stagesOf } from "../oracles/stages";

describe("scoring into the candidate graph", () => {
  it.each([
    ["every pair is allowed", []],
    ["a rule takes half of them", [{ kind: "never", sharing: "team" }]],
  ])("takes no more memory than the graph and a fifth of it, where %s", (_, rules) => {
    const people = (side: string) =>
      Array.from({ length: 700 }, (_, at) => ({
        id: `${side}${at}`,
        team: at % 2 === 0 ? "red" : "blue",
        tags: ["a", "b", "c"].slice(at % 3),
        values: [1, 2, 3],
      }));
    const { compiled } = stagesOf({
      plan: planWith(
        [
          { kind: "overlap", weight: 1, mentee: "tags", mentor: "tags" },
          { kind: "profile", weight: 1, mentee: "values", mentor: "values" },
          { kind: "same", weight: 1, mentee: "team", mentor: "team" },
        ],
        { rules },
      ),
      mentees: people("m"),
      mentors: people("t"),
    });
    let size = 0;
    const made = bytesMade(() => {
      const { graph } = scorePairs(compiled);
      for (const part of Object.values(graph)) if (ArrayBuffer.isView(part)) size += part.byteLength;
    });
    expect(size).toBeGreaterThan(28 * 200_000);
    expect(made).toBeGreaterThan(size * 0.9);
    expect(made).toBeLessThan(size * 1.2);
  });
});
