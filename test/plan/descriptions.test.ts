import { describe, expect, it } from "vitest";
import { readDescriptions } from "../oracles/descriptions";

describe("what the JSON Schema says of each key", () => {
  const read = readDescriptions();

  it("is what the comments in the schemas say; `npx vitest run -u -c test/vitest.config.ts test/plan/descriptions` writes it anew", async () => {
    await expect(`${JSON.stringify(read, null, 2)}\n`).toMatchFileSnapshot(
      "../../src/plan/descriptions.json",
    );
  });

  it("is there for kinds, for keys that all kinds share, and for keys that only one says otherwise", () => {
    expect(read).toMatchObject({
      version: "Version of the format. Default: 1.",
      "criteria.overlap": "How much two sets of answers have in common.",
      "shape.one-to-one": "Every mentor takes one mentee at most.",
      "criteria.*.direction": 'Whose view it belongs to. Default: `"both"`.',
      "criteria.*.scale": "Lowest and highest answer of the scale. Default: `[1, 5]`.",
      "criteria.ladder.points":
        'Points for any wanted number of steps; or points by number of steps, as in `{ "1": 9, "2": 12 }`.',
    });
  });
});
