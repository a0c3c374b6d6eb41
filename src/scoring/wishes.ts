/** Ranked wishes that come before all scores: who is listed stands above who is not, in the order of the list. */
import type { CompileContext, CompiledCriterion } from "../criteria/compiled";
import { type Ranks, readIdLists } from "../criteria/id-lists";
import { reportAt } from "../criteria/report-at";
import type { Scale } from "../plan/scale";
import type { CompiledRule } from "./rules/rule";
import { intoBand, spanOfView } from "./view-range";
import type { ViewOf } from "./views";

/** The rank of everybody in the eyes of somebody who gave no list. */
export const NO_LIST = -2;
/** The rank of somebody who is not on the list. */
export const NOT_LISTED = -1;

/** The wishes of one side. */
export interface WishesOfSide {
  /** Length of the longest list; ranks are numbered from 0, the best. */
  readonly rankCount: number;
  /** Writes what the side wishes into a mentee's row: mentor → rank, −1 for one who is not listed, −2 without a list. */
  readonly readRow: (mentee: number, rankOfMentor: Int32Array) => void;
  /** How far scores of the side's view lie apart before they are lifted. */
  readonly span: number;
}

/** What the plan's `wishes` make of candidates and views. */
export interface CompiledWishes {
  /** What mentees wish. */
  readonly mentee: WishesOfSide | undefined;
  /** What mentors wish. */
  readonly mentor: WishesOfSide | undefined;
  /** Lifts the view of a row into the bands of the side's wishes; does nothing where the side has none. */
  readonly lift: (
    side: ViewOf,
    mentee: number,
    mentors: Int32Array,
    count: number,
    view: Float64Array,
  ) => void;
  /** The rank that the side's person gives the other of a pair, −1 where the other is not listed, −2 without a list. */
  readonly rankOf: (side: ViewOf, mentee: number, mentor: number) => number;
}

/** The plan's wishes as the stages before the graph need them. */
export interface ReadWishes {
  readonly wishes: CompiledWishes;
  /** Forbids pairs of which one gave a list without the other, where the plan says so. */
  readonly rule: CompiledRule | undefined;
}

/** Reads both sides' wishes; `undefined` where the plan has none. */
export const compileWishes = (
  context: CompileContext,
  criteria: ReadonlyArray<CompiledCriterion>,
  scale: Scale,
): ReadWishes | undefined => {
  const { plan, cohort, report } = context;
  const { wishes } = plan;
  if (wishes === undefined) return undefined;
  const read = (side: ViewOf): ReadonlyArray<Ranks | undefined> | undefined => {
    const selector = wishes[side];
    if (selector === undefined) return undefined;
    const [own, others] =
      side === "mentee" ? [cohort.mentees, cohort.mentors] : [cohort.mentors, cohort.mentees];
    return readIdLists({ side: own, selector, report: reportAt(report, ["wishes"]) }, others);
  };
  const ofMentees = read("mentee");
  const ofMentors = read("mentor");
  const sides = {
    mentee: ofMentees && {
      rankCount: longest(ofMentees),
      readRow: rowsOfMentees(ofMentees),
      span: spanOfView(criteria, "mentee", scale),
    },
    mentor: ofMentors && {
      rankCount: longest(ofMentors),
      readRow: rowsOfMentors(ofMentors, cohort.mentees.ids.length),
      span: spanOfView(criteria, "mentor", scale),
    },
  };
  const ranks = new Int32Array(cohort.mentors.ids.length);
  const compiled: CompiledWishes = {
    ...sides,
    lift: (side, mentee, mentors, count, view) => {
      const own = sides[side];
      if (own === undefined) return;
      const { rankCount, readRow, span } = own;
      readRow(mentee, ranks);
      for (let at = 0; at < count; at++) {
        const rank = ranks[mentors[at]!]!;
        if (rank === NO_LIST) continue;
        view[at] = intoBand(view[at]!, bandOf(rank, rankCount), rankCount + 1, span, scale);
      }
    },
    rankOf: (side, mentee, mentor) => {
      sides[side]?.readRow(mentee, ranks);
      return sides[side] === undefined ? NO_LIST : ranks[mentor]!;
    },
  };
  const rule = wishes.notListed === "after" ? undefined : ruleOf([sides.mentee, sides.mentor], ranks);
  return { wishes: compiled, rule };
};

/** The band of a rank: 0 for who is not listed, `rankCount` for the best. */
export const bandOf = (rank: number, rankCount: number): number =>
  rank === NOT_LISTED ? 0 : rankCount - rank;

const longest = (lists: ReadonlyArray<Ranks | undefined>): number =>
  lists.reduce((most, ranks) => Math.max(most, ranks?.length ?? 0), 0);

const rowsOfMentees =
  (lists: ReadonlyArray<Ranks | undefined>): WishesOfSide["readRow"] =>
  (mentee, rankOfMentor) => {
    const ranks = lists[mentee];
    rankOfMentor.fill(ranks === undefined ? NO_LIST : NOT_LISTED);
    for (const [rank, mentors] of (ranks ?? []).entries()) {
      for (const mentor of mentors) rankOfMentor[mentor] = rank;
    }
  };

const rowsOfMentors = (
  lists: ReadonlyArray<Ranks | undefined>,
  menteeCount: number,
): WishesOfSide["readRow"] => {
  const unlisted = Int32Array.from(lists, (ranks) => (ranks === undefined ? NO_LIST : NOT_LISTED));
  /** mentee → the mentors who list them, each with the rank. */
  const listing = Array.from({ length: menteeCount }, (): { mentor: number; rank: number }[] => []);
  for (const [mentor, ranks] of lists.entries()) {
    for (const [rank, mentees] of (ranks ?? []).entries()) {
      for (const mentee of mentees) listing[mentee]!.push({ mentor, rank });
    }
  }
  return (mentee, rankOfMentor) => {
    rankOfMentor.set(unlisted);
    for (const { mentor, rank } of listing[mentee]!) rankOfMentor[mentor] = rank;
  };
};

const ruleOf = (sides: ReadonlyArray<WishesOfSide | undefined>, ranks: Int32Array): CompiledRule => ({
  name: "not on a list of wishes",
  markForbidden: (mentee, marks) => {
    marks.fill(0);
    for (const side of sides) {
      if (side === undefined) continue;
      side.readRow(mentee, ranks);
      for (let mentor = 0; mentor < marks.length; mentor++)
        if (ranks[mentor] === NOT_LISTED) marks[mentor] = 1;
    }
  },
  forbids: (mentee, mentor) =>
    sides.some((side) => {
      side?.readRow(mentee, ranks);
      return side !== undefined && ranks[mentor] === NOT_LISTED;
    }),
});

/** What the wishes say of a pair, as a sentence. */
export const describeWishes = (wishes: CompiledWishes, mentee: number, mentor: number): string => {
  const said = (["mentee", "mentor"] as const).flatMap((side) => {
    const rank = wishes.rankOf(side, mentee, mentor);
    if (rank === NO_LIST) return [];
    return [
      rank === NOT_LISTED ? `not among the ${side}'s wishes` : `wish number ${rank + 1} of the ${side}`,
    ];
  });
  return said.length === 0 ? "No wishes on either side" : capitalised(said.join("; "));
};

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
