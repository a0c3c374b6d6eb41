import { describe, expect, it } from "vitest";
import { approximateLargestStable } from "../../../src/stable/ties/approximate-largest";
import { solveLargestStable } from "../../../src/stable/ties/largest-stable";
import { solveStronglyStable } from "../../../src/stable/ties/strongly-stable";
import { solveSuperStable } from "../../../src/stable/ties/super-stable";
import { verifyLargestStable } from "../../../src/verify/largest-stable";
import { verifyStronglyStable, verifySuperStable } from "../../../src/verify/ties";
import { tiedCases } from "../../cases/ties";

describe.each(tiedCases)("$title", ({ problem, strong, superStable, largest }) => {
  it("strongly stable", () => {
    const outcome = solveStronglyStable(problem);
    expect(verifyStronglyStable(problem, outcome)).toEqual([]);
    expect("columnOfRow" in outcome ? [...outcome.columnOfRow] : null).toEqual(strong);
  });

  it("super-stable", () => {
    const outcome = solveSuperStable(problem);
    expect(verifySuperStable(problem, outcome)).toEqual([]);
    expect("columnOfRow" in outcome ? [...outcome.columnOfRow] : null).toEqual(superStable);
  });

  it("largest weakly stable", () => {
    const near = approximateLargestStable(problem);
    expect(verifyLargestStable(problem, near)).toEqual([]);
    expect(near.bound).toBeGreaterThanOrEqual(largest);
    const outcome = solveLargestStable(problem);
    expect(verifyLargestStable(problem, outcome)).toEqual([]);
    expect(outcome).toMatchObject({ _tag: "Optimal", size: largest, bound: largest });
  });
});
