/**
 * How high each side has the other on its own list: of L ranks the first counts 1, the one at r (from 0) (L − r) / L. The mentee's list
 * makes the mentee's view, the mentor's list the mentor's.
 */
import type { CriterionOf } from "../plan/criteria";
import type { AnySelector } from "../plan/selector";
import { packSorted } from "./answers";
import {
  type CompileContext,
  type CriterionKernel,
  NEUTRAL,
  NO_ANSWER,
  type RowScorer,
  scoreOfMissing,
} from "./compiled";
import { forbidsBlanks, missingOf } from "./defaults";
import { type Ranks, readIdLists } from "./id-lists";
import { invert } from "./sets";

/** person → their list; nobody has one where the side is not asked. */
type Lists = ReadonlyArray<Ranks | undefined>;

/** What the other side of a list scores in its owner's view. */
interface Worth {
  /** Of L ranks, the one at r. */
  readonly ofRank: (rank: number) => number;
  readonly notListed: number;
  readonly blank: number;
}

export const compileRank = (criterion: CriterionOf<"rank">, context: CompileContext): CriterionKernel => {
  const { plan, cohort, report } = context;
  const { mentees, mentors } = cohort;
  const asks = (side: "mentee" | "mentor"): AnySelector | undefined =>
    criterion.direction === "both" || criterion.direction === side ? criterion[side] : undefined;
  const ofMentee = asks("mentee");
  const ofMentor = asks("mentor");
  const listsOfMentee = ofMentee && readIdLists({ side: mentees, selector: ofMentee, report }, mentors);
  const listsOfMentor = ofMentor && readIdLists({ side: mentors, selector: ofMentor, report }, mentees);

  const notListed = scoreOfMissing(criterion.notListed, 1);
  const blank = scoreOfMissing(missingOf(criterion, plan), 1);
  const worthOf = (lists: Lists): Worth => {
    const length = criterion.length ?? lists.reduce((most, list) => Math.max(most, list?.length ?? 0), 1);
    return { ofRank: (rank) => Math.max(0, (length - rank) / length), notListed, blank };
  };
  const reasons = [
    forbidsBlanks(criterion, plan).forbids ?? [],
    criterion.notListed === "forbid" ? `not listed in ${criterion.name}` : [],
  ].flat();
  return {
    menteeView: listsOfMentee
      ? scoreOwnLists(listsOfMentee, mentors.ids.length, worthOf(listsOfMentee))
      : sayNothing,
    mentorView: listsOfMentor
      ? scoreOthersLists(listsOfMentor, mentees.ids.length, worthOf(listsOfMentor))
      : sayNothing,
    ...(reasons.length === 0 ? {} : { forbids: reasons.join(" or ") }),
    describe: (mentee, mentor) => {
      const own = listsOfMentee && placeInWords(listsOfMentee[mentee], mentor);
      const other = listsOfMentor && placeInWords(listsOfMentor[mentor], mentee);
      if (own === undefined || other === undefined) return own ?? other ?? NO_ANSWER;
      if (own === NO_ANSWER && other === NO_ANSWER) return NO_ANSWER;
      return `To the mentee: ${inSentence(own)}; to the mentor: ${inSentence(other)}`;
    },
  };
};

const sayNothing: RowScorer = (_mentee, _mentors, count, out) => void out.fill(NEUTRAL, 0, count);

/** The mentee's own list: where each mentor stands on it. */
const scoreOwnLists = (lists: Lists, mentorCount: number, worth: Worth): RowScorer => {
  /** mentor → score in the view of the mentee at hand; all as not listed between two rows. */
  const row = new Float64Array(mentorCount).fill(worth.notListed);
  return (mentee, mentors, count, out) => {
    const list = lists[mentee];
    if (list === undefined) {
      out.fill(worth.blank, 0, count);
      return;
    }
    for (const [rank, sharing] of list.entries())
      for (const mentor of sharing) row[mentor] = worth.ofRank(rank);
    for (let at = 0; at < count; at++) out[at] = row[mentors[at]!]!;
    for (const sharing of list) for (const mentor of sharing) row[mentor] = worth.notListed;
  };
};

/** The mentors' lists: where the mentee stands on each of them. */
const scoreOthersLists = (lists: Lists, menteeCount: number, worth: Worth): RowScorer => {
  const ranked = lists.map((list) =>
    (list ?? [])
      .flatMap((sharing, rank) => sharing.map((mentee) => ({ mentee, rank })))
      .sort((a, b) => a.mentee - b.mentee),
  );
  const listedBy = invert(packSorted(ranked.map((list) => list.map(({ mentee }) => mentee))), menteeCount);
  const rankOfItem = ranked.flatMap((list) => list.map(({ rank }) => rank));
  /** Along `listedBy`. */
  const scores = Float64Array.from(listedBy.positions, (position) => worth.ofRank(rankOfItem[position]!));
  /** mentor → score of a mentee who is not on the list. */
  const unlisted = Float64Array.from(lists, (list) => (list === undefined ? worth.blank : worth.notListed));
  /** mentor → score of the mentee at hand; as not listed between two rows. */
  const row = unlisted.slice();
  return (mentee, mentors, count, out) => {
    const from = listedBy.offsets[mentee]!;
    const to = listedBy.offsets[mentee + 1]!;
    for (let at = from; at < to; at++) row[listedBy.items[at]!] = scores[at]!;
    for (let at = 0; at < count; at++) out[at] = row[mentors[at]!]!;
    for (let at = from; at < to; at++) row[listedBy.items[at]!] = unlisted[listedBy.items[at]!]!;
  };
};

const ORDINALS = [
  "First",
  "Second",
  "Third",
  "Fourth",
  "Fifth",
  "Sixth",
  "Seventh",
  "Eighth",
  "Ninth",
  "Tenth",
];

/** `Second of 5 wishes`. */
const placeInWords = (list: Ranks | undefined, other: number): string => {
  if (list === undefined) return NO_ANSWER;
  const wishes = list.length === 1 ? "1 wish" : `${list.length} wishes`;
  const rank = list.findIndex((sharing) => sharing.includes(other));
  if (rank < 0) return list.length === 0 ? "Not listed" : `Not among ${wishes}`;
  return `${ORDINALS[rank] ?? `Number ${rank + 1}`} of ${wishes}`;
};

const inSentence = (words: string): string =>
  words === NO_ANSWER ? "no list" : words.charAt(0).toLowerCase() + words.slice(1);
