import { describe, expect, it } from "vitest";
import { counted, grouped, percentOf, rounded, scoreInWords } from "../../src/report/numbers";

describe("numbers in words", () => {
  it("round, and know no −0", () => {
    expect(rounded(0.1234567, 6)).toBe(0.123457);
    expect(rounded(-1e-9, 6)).toBe(0);
    expect(rounded(-0, 2)).toBe(0);
    expect(rounded(-2.5, 6)).toBe(-2.5);
  });

  it.each([
    [0, "0"],
    [999, "999"],
    [1000, "1,000"],
    [1234567, "1,234,567"],
  ])("group thousands: %d", (count, words) => {
    expect(grouped(count)).toBe(words);
  });

  it.each([
    [0.5, "weights", "0.500"],
    [1234.5678, "weights", "1,234.568"],
    [-0.0001, "weights", "0.000"],
    [-0.25, "weights", "−0.250"],
    [12, "points", "12"],
    [12.345, "points", "12.35"],
    [-12345.5, "points", "−12,345.5"],
    [-0.001, "points", "0"],
  ] as const)("write a score: %d among %s", (score, scale, words) => {
    expect(scoreInWords(score, scale)).toBe(words);
  });

  it.each([
    [0, 0, undefined],
    [0, 5, "0%"],
    [5, 5, "100%"],
    [55, 60, "91.7%"],
    [1, 2, "50%"],
    [1999, 2000, "99.9%"],
    [1, 5000, "0.1%"],
  ])("take a share for the whole only when it is: %d of %d", (part, whole, words) => {
    expect(percentOf(part, whole)).toBe(words);
  });

  it("agree with their nouns", () => {
    expect(counted(1, "pair")).toBe("1 pair");
    expect(counted(0, "pair")).toBe("0 pairs");
    expect(counted(1500, "pair")).toBe("1,500 pairs");
  });
});
