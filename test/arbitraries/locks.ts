/** Rounds in which some pairs are locked that nothing else forbids. */
import fc from "fast-check";
import { parsePlanOrThrow } from "../../src/plan/parse";
import type { PlanJson } from "../../src/plan/plan";
import type { Person } from "../oracles/naive-answers";
import { naivePlaces } from "../oracles/naive-places";
import { naiveRules } from "../oracles/naive-rules";
import type { Round } from "../oracles/stages";
import { type PlanChoice, round } from "./rounds";

/** A pair by id. */
export interface LockedPair {
  readonly mentee: string;
  readonly mentor: string;
}

/** A round with the pairs that are locked in it. */
export interface LockedRound extends Round {
  readonly locked: ReadonlyArray<LockedPair>;
}

/** The pairs that nothing forbids, each mentee once, no mentor more often than they have places. */
const lockable = (drawn: Round, order: ReadonlyArray<number>): LockedPair[] => {
  const plan = parsePlanOrThrow(drawn.plan);
  const rules = naiveRules(plan, drawn.mentees, drawn.mentors);
  const left = new Map(drawn.mentors.map((mentor) => [mentor.id, naivePlaces(plan, mentor)]));
  return order.flatMap((at): LockedPair[] => {
    const mentee = drawn.mentees[at % drawn.mentees.length]!;
    const mentor = drawn.mentors[Math.floor(at / drawn.mentees.length)]!;
    if (rules.some((rule) => rule.forbids(mentee, mentor)) || left.get(mentor.id) === 0) return [];
    if (left.has(`locked ${mentee.id}`)) return [];
    left.set(`locked ${mentee.id}`, 1);
    left.set(mentor.id, left.get(mentor.id)! - 1);
    return [{ mentee: mentee.id, mentor: mentor.id }];
  });
};

/** The round with the pairs locked: by the plan, by the mentees' records or by the mentors'. */
const lock = (drawn: Round, locked: ReadonlyArray<LockedPair>, by: string): LockedRound => {
  const mentees = drawn.mentees.map((mentee): Person => {
    const pair = locked.find((one) => one.mentee === mentee.id);
    return { ...mentee, keeps: by === "mentee" ? (pair?.mentor ?? null) : null };
  });
  const mentors = drawn.mentors.map((mentor): Person => {
    const own = locked.flatMap((one) => (one.mentor === mentor.id ? [one.mentee] : []));
    return { ...mentor, keeps: by === "mentor" ? own : null };
  });
  const told = by === "plan" ? { pairs: locked } : { [by]: "keeps" };
  const rules = [{ kind: "must", name: "locks", ...told }, ...(drawn.plan.rules ?? [])];
  return { plan: { ...drawn.plan, rules } as PlanJson, mentees, mentors, locked };
};

/** A round with up to so many pairs locked. */
export const lockedRound = (most: number, choice: PlanChoice = {}): fc.Arbitrary<LockedRound> =>
  round(most, choice).chain((drawn) => {
    const pairs = [...Array(drawn.mentees.length * drawn.mentors.length).keys()];
    return fc
      .record({
        order: fc.shuffledSubarray(pairs, { minLength: pairs.length }),
        count: fc.integer({ min: 0, max: 3 }),
        by: fc.constantFrom("plan", "mentee", "mentor"),
      })
      .map(({ order, count, by }) => lock(drawn, lockable(drawn, order).slice(0, count), by));
  });
