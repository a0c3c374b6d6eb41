import { expect, it } from "vitest";
import type {
  AlmostStable,
  LowerQuotaOutcome,
  MinimumsInfeasible,
} from "../../src/stable/lower-quotas/outcome";
import { solveLowerQuotas } from "../../src/stable/lower-quotas/solvers";
import { verifyLowerQuotas } from "../../src/verify/lower-quotas";
import { lowerQuotaCases } from "../cases/lower-quotas";

const [crowd, , hall] = lowerQuotaCases.map(({ problem }) => problem);
const almost = solveLowerQuotas(crowd!) as AlmostStable;
const infeasible = solveLowerQuotas(hall!) as MinimumsInfeasible;
const array = (...numbers: number[]): Int32Array => Int32Array.from(numbers);

it.each<[string, LowerQuotaOutcome, string[]]>([
  ["nothing against what is right", almost, []],
  ["a stable matching that lacks a row", { _tag: "Stable", columnOfRow: array(0, 0) }, ["BelowMinimum"]],
  ["blocking pairs of what is called stable", { _tag: "Stable", columnOfRow: array(0, 1) }, ["BlockingPair"]],
  ["a matching of the wrong length", { ...almost, columnOfRow: array(0) }, ["WrongLength"]],
  ["columns that do not exist", { ...almost, columnOfRow: array(0, 5) }, ["ForbiddenPair"]],
  ["too many rows", { ...almost, columnOfRow: array(1, 1) }, ["OverCapacity"]],
  [
    "a minimum that is not met",
    { ...almost, columnOfRow: array(0, 0), blockingPairs: 0, lowerBound: 0 },
    ["BelowMinimum"],
  ],
  ["a wrong number", { ...almost, blockingPairs: 2 }, ["WrongCount"]],
  ["a bound that is too high", { ...almost, lowerBound: 2 }, ["WrongBound"]],
  ["a bound below zero", { ...almost, lowerBound: -1 }, ["WrongBound"]],
  [
    "a reason that is not stable",
    { ...almost, stableColumnOfRow: array(0, -1) },
    ["BlockingPair", "BlockingPair"],
  ],
  ["a reason that is none", { ...almost, stableColumnOfRow: array(0, 1) }, ["BlockingPair", "NoReason"]],
  ["a reason that is no matching", { ...almost, stableColumnOfRow: array(0) }, ["WrongLength"]],
  [
    "a stopped run that says too little is missing",
    {
      _tag: "Stopped",
      reason: "aborted",
      columnOfRow: array(0, 0),
      blockingPairs: 0,
      missing: 0,
      lowerBound: 1,
    },
    ["WrongCount"],
  ],
  [
    "nothing against a stopped run that says what is missing",
    {
      _tag: "Stopped",
      reason: "aborted",
      columnOfRow: array(0, 0),
      blockingPairs: 0,
      missing: 1,
      lowerBound: 1,
    },
    [],
  ],
  [
    "a stopped run with a bound above what it has",
    {
      _tag: "Stopped",
      reason: "aborted",
      columnOfRow: array(0, 1),
      blockingPairs: 1,
      missing: 0,
      lowerBound: 2,
    },
    ["WrongBound"],
  ],
])("finds %s", (_, outcome, expected) => {
  expect(verifyLowerQuotas(crowd!, outcome).map(({ _tag }) => _tag)).toEqual(expected);
});

it.each<[string, Partial<MinimumsInfeasible>, string[]]>([
  ["nothing against what is right", {}, []],
  ["columns that need no more than there are", { violator: array(3), needed: 1, rows: 1 }, ["NoViolator"]],
  ["a column that does not exist", { violator: array(0, 9, -1) }, ["UnknownColumn", "UnknownColumn"]],
  ["a column named twice", { violator: array(0, 0) }, ["UnknownColumn"]],
  ["wrong numbers", { needed: 4, rows: 3 }, ["WrongCount", "WrongCount"]],
  ["nobody named", { violator: array(), needed: 0, rows: 0 }, ["NoViolator"]],
])("finds of a violator %s", (_, change, expected) => {
  expect(verifyLowerQuotas(hall!, { ...infeasible, ...change }).map(({ _tag }) => _tag)).toEqual(expected);
});
