/** Why somebody is left without a partner: the first honest reason, with the numbers behind it. */
import { NOBODY, transpose } from "../graph/bipartite";
import { joinLocked } from "../match/locks";
import type { Matching } from "../match/matching";
import type { Removals } from "../scoring/removals";

/** How many partners a rule took from a person. Counts of several rules may overlap. */
export interface RuleRemoval {
  readonly rule: string;
  /** Partners that the rule forbids. */
  readonly removed: number;
  /** Partners that nothing but this rule forbids: what relaxing it alone would bring back. */
  readonly alone: number;
}

/** Why somebody has no partner. */
export type UnmatchedReason =
  /** The rules leave this person nobody. */
  | {
      readonly _tag: "NoEligiblePartner";
      /** People on the other side. */
      readonly others: number;
      /** What each rule took, most first; rules that took nobody are left out. */
      readonly removals: ReadonlyArray<RuleRemoval>;
    }
  /** A mentee whose eligible mentors have no place left. */
  | {
      readonly _tag: "EligiblePartnersFull";
      /** Mentors that the rules allow. */
      readonly eligible: number;
      /** Places that those have in all. */
      readonly places: number;
    }
  /** A mentor whose eligible mentees all have another mentor. */
  | { readonly _tag: "EligiblePartnersElsewhere"; readonly eligible: number }
  /** A mentor who offers no place. */
  | { readonly _tag: "NoPlaces" }
  /** An eligible partner is free, but the pair would lower the total. */
  | {
      readonly _tag: "WouldLowerTotal";
      /** Partners that the rules allow. */
      readonly eligible: number;
      /** Those of them who are free. */
      readonly free: number;
    }
  /** The run was stopped before anything could be said. */
  | { readonly _tag: "NotDecided" };

/** The reason for every index of a side that has no partner. */
export interface Reasons {
  readonly ofMentee: (mentee: number) => UnmatchedReason;
  readonly ofMentor: (mentor: number) => UnmatchedReason;
}

/** Reads the reasons off a matching's stages. O(edges) once, O(degree + rules) a person. */
export const findReasons = <Mentee, Mentor>({ status, stages }: Matching<Mentee, Mentor>): Reasons => {
  const { graph, locks, removals } = stages.scored;
  const columnOfRow = joinLocked(stages.solved.outcome.columnOfRow, locks);
  const load = new Int32Array(graph.columnCount);
  for (const column of columnOfRow) if (column !== NOBODY) load[column]!++;
  const fromMentors = transpose(graph).graph;

  const neighbours = (side: typeof fromMentors, index: number): Int32Array =>
    side.columnOfEdge.subarray(side.rowOffsets[index]!, side.rowOffsets[index + 1]!);

  return {
    ofMentee: (mentee) => {
      const eligible = neighbours(graph, mentee);
      if (eligible.length === 0) {
        return noEligiblePartner(graph.columnCount, removals, ({ ofMentee, aloneOfMentee }) => [
          ofMentee[mentee]!,
          aloneOfMentee[mentee]!,
        ]);
      }
      if (status === "stopped") return { _tag: "NotDecided" };
      const free = eligible.filter((mentor) => load[mentor]! < graph.capacityOfColumn[mentor]!).length;
      if (free > 0) return { _tag: "WouldLowerTotal", eligible: eligible.length, free };
      const places = eligible.reduce((sum, mentor) => sum + graph.capacityOfColumn[mentor]!, 0);
      return { _tag: "EligiblePartnersFull", eligible: eligible.length, places };
    },
    ofMentor: (mentor) => {
      if (graph.capacityOfColumn[mentor] === 0) return { _tag: "NoPlaces" };
      const eligible = neighbours(fromMentors, mentor);
      if (eligible.length === 0) {
        return noEligiblePartner(graph.rowCount, removals, ({ ofMentor, aloneOfMentor }) => [
          ofMentor[mentor]!,
          aloneOfMentor[mentor]!,
        ]);
      }
      if (status === "stopped") return { _tag: "NotDecided" };
      const free = eligible.filter((mentee) => columnOfRow[mentee] === NOBODY).length;
      if (free > 0) return { _tag: "WouldLowerTotal", eligible: eligible.length, free };
      return { _tag: "EligiblePartnersElsewhere", eligible: eligible.length };
    },
  };
};

const noEligiblePartner = (
  others: number,
  removals: ReadonlyArray<Removals>,
  countsOf: (removal: Removals) => readonly [removed: number, alone: number],
): UnmatchedReason => ({
  _tag: "NoEligiblePartner",
  others,
  removals: removals
    .map((removal) => {
      const [removed, alone] = countsOf(removal);
      return { rule: removal.rule, removed, alone };
    })
    .filter(({ removed }) => removed > 0)
    .sort((a, b) => b.removed - a.removed),
});
