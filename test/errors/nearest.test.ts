import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { editDistance, nearestName, suggestions, suggestName } from "../../src/errors/nearest";

const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 5 });

/** Optimal string alignment word for word from its recursion. */
const naiveDistance = (a: string, b: string): number => {
  if (a === "" || b === "") return a.length + b.length;
  const [cutA, cutB] = [a.slice(0, -1), b.slice(0, -1)];
  const swapped =
    a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1)
      ? naiveDistance(a.slice(0, -2), b.slice(0, -2)) + 1
      : Number.POSITIVE_INFINITY;
  return Math.min(
    naiveDistance(cutA, b) + 1,
    naiveDistance(a, cutB) + 1,
    naiveDistance(cutA, cutB) + (a.at(-1) === b.at(-1) ? 0 : 1),
    swapped,
  );
};

describe("edits between two names", () => {
  it.each([
    ["weight", "weight", 0],
    ["wieght", "weight", 1],
    ["weigt", "weight", 1],
    ["weightt", "weight", 1],
    ["waight", "weight", 1],
    [" Weight ", "weight", 0],
    ["", "abc", 3],
    ["ca", "abc", 3],
    ["kitten", "sitting", 3],
  ])("%j and %j: %d", (a, b, expected) => {
    expect(editDistance(a, b)).toBe(expected);
  });

  it("are those of the naive recursion, the same both ways, 0 for equal names only", () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        const distance = editDistance(a, b);
        expect(distance).toBe(naiveDistance(a, b));
        expect(editDistance(b, a)).toBe(distance);
        expect(distance === 0).toBe(a === b);
      }),
      { numRuns: 500 },
    );
  });
});

describe("the nearest known name of many", () => {
  it("is the first of those with the fewest edits, when there are few enough", () => {
    const names = fc.uniqueArray(
      fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 1, maxLength: 7 }),
      {
        maxLength: 8,
      },
    );
    let found = 0;
    fc.assert(
      fc.property(names, word, (known, name) => {
        const bound = Math.max(1, Math.floor(name.length / 3));
        const distances = known.map((candidate) => naiveDistance(name, candidate));
        const least = Math.min(...distances);
        const expected = least > bound ? undefined : known[distances.indexOf(least)];
        expect(nearestName(name, known)).toBe(expected);
        if (expected !== undefined) found++;
      }),
      { numRuns: 300 },
    );
    expect(found).toBeGreaterThan(60);
  });

  it("is the same for long names, whose bound is far", () => {
    const long = fc.string({ unit: fc.constantFrom("a", "b"), minLength: 6, maxLength: 9 });
    let found = 0;
    fc.assert(
      fc.property(long, long, (name, candidate) => {
        const isNear = naiveDistance(name, candidate) <= Math.floor(name.length / 3);
        expect(nearestName(name, [candidate])).toBe(isNear ? candidate : undefined);
        if (isNear) found++;
      }),
      { numRuns: 100 },
    );
    expect(found).toBeGreaterThan(15);
  });
});

describe("the nearest known name", () => {
  const known = ["weight", "name", "kind", "missing", "mentee", "mentor"];

  it.each([
    ["wieght", "weight"],
    ["nmae", "name"],
    ["KIND", "kind"],
    ["misisng", "missing"],
    ["mentoe", "mentee"],
    ["mentr", "mentor"],
    ["colour", undefined],
    ["w", undefined],
    ["", undefined],
    ["x".repeat(81), undefined],
  ])("of %j is %j", (name, expected) => {
    expect(nearestName(name, known)).toBe(expected);
  });

  it("is the first of those that are equally near", () => {
    expect(nearestName("mentoe", ["mentor", "mentee"])).toBe("mentor");
    expect(nearestName("cat", ["bat", "cab", "car"])).toBe("bat");
    expect(nearestName("cat", [])).toBeUndefined();
  });

  it("is found however long the list of those that are far off", () => {
    let near = 0;
    fc.assert(
      fc.property(fc.array(word), word, (list, name) => {
        const limit = Math.max(1, Math.floor(name.length / 3));
        const best = Math.min(...list.map((one) => naiveDistance(name, one)));
        const expected = best <= limit ? list.find((one) => naiveDistance(name, one) === best) : undefined;
        if (expected !== undefined) near++;
        expect(nearestName(name, list)).toBe(expected);
      }),
      { numRuns: 500 },
    );
    expect(near).toBeGreaterThan(100);
  });

  it("becomes a question, or the fallback", () => {
    expect(suggestName("wieght", known, "Remove it.")).toBe('Did you mean "weight"?');
    expect(suggestName("colour", known, "Remove it.")).toBe("Remove it.");
  });

  it("is asked for by many, until that would take long", () => {
    const few = suggestions(known, "Remove it.");
    expect(["wieght", "colour", "wieght"].map(few)).toEqual([
      'Did you mean "weight"?',
      "Remove it.",
      'Did you mean "weight"?',
    ]);
    const many = suggestions([...Array(300_000).fill("-"), "weight"], "Remove it.");
    expect(["wieght", "weigth", "wieght"].map(many)).toEqual([
      'Did you mean "weight"?',
      "Remove it.",
      'Did you mean "weight"?',
    ]);
  });
});
