/** The proof of a matching as plain data, by id. */
import type { ProofInWords } from "../explain/words";
import type { Matching } from "../match/matching";
import { indicesById } from "./display";
import type { LockedPair, NumbersById, ResultProof } from "./proof-format";
import { namedViolations } from "./violations";

/** The proof of a matching; its words are those of the explanation. */
export const proofJson = <Mentee, Mentor>(
  matching: Matching<Mentee, Mentor>,
  { verified, statements }: ProofInWords,
): ResultProof => {
  const { cohort, scored, solved } = matching.stages;
  const mentees = cohort.mentees.ids;
  const mentors = cohort.mentors.ids;
  const common = {
    verified,
    statements,
    violations: namedViolations(matching),
    places: byId(mentors, scored.graph.capacityOfColumn),
    ...(scored.locks === undefined ? {} : { locked: lockedPairs(mentees, mentors, scored.locks) }),
  };
  const { outcome } = solved;
  switch (outcome._tag) {
    case "Stable":
      return { kind: "stable", ...common };
    case "Stopped":
      return {
        kind: "stopped",
        ...common,
        bound: "bound" in outcome ? outcome.bound + 0 : null,
        unsettled: "unsettled" in outcome ? outcome.unsettled : null,
      };
    case "Optimal": {
      const { total, gap, potentials } = outcome;
      const optimal = {
        kind: "optimal" as const,
        ...common,
        total: total + 0,
        gap: gap + 0,
        prices: { mentees: byId(mentees, potentials.row), mentors: byId(mentors, potentials.column) },
      };
      if (outcome.coverage === "free") return { ...optimal, coverage: outcome.coverage };
      const { row, column } = outcome.cover;
      const cover = { mentees: flagged(mentees, row), mentors: flagged(mentors, column) };
      return { ...optimal, coverage: outcome.coverage, cover };
    }
  }
};

/** id → number, in the order of ids. `fromEntries` makes own keys of all ids, `__proto__` included; adding 0 makes 0 of −0. */
const byId = (ids: ReadonlyArray<string>, numbers: ArrayLike<number>): NumbersById =>
  Object.fromEntries(indicesById(ids).map((index) => [ids[index]!, numbers[index]! + 0]));

/** Locked pairs in the order of the mentees' ids. */
const lockedPairs = (
  mentees: ReadonlyArray<string>,
  mentors: ReadonlyArray<string>,
  mentorOfMentee: Int32Array,
): ReadonlyArray<LockedPair> =>
  indicesById(mentees).flatMap((mentee) => {
    const mentor = mentors[mentorOfMentee[mentee]!];
    return mentor === undefined ? [] : [{ mentee: mentees[mentee]!, mentor }];
  });

/** The ids whose flag is set. */
const flagged = (ids: ReadonlyArray<string>, flags: Uint8Array): ReadonlyArray<string> =>
  indicesById(ids).flatMap((index) => (flags[index] === 1 ? [ids[index]!] : []));
