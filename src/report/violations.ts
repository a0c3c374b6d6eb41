/** What the verifier has against an outcome, with ids in the place of indices and a sentence each. */
import { compareText } from "../graph/canonical-order";
import type { Matching } from "../match/matching";
import type { Violation } from "../verify/violation";
import type { ResultViolation } from "./proof-format";

/** The violations of a matching in the order of ids. */
export const namedViolations = <Mentee, Mentor>({
  stages,
  violations,
}: Matching<Mentee, Mentor>): ReadonlyArray<ResultViolation> => {
  const { mentees, mentors } = stages.cohort;
  return violations
    .map((violation) => {
      const [row, column] = endsOf(violation);
      const mentee = mentees.ids[row ?? -1] ?? null;
      const mentor = mentors.ids[column ?? -1] ?? null;
      return { code: violation._tag, mentee, mentor, sentence: sentenceOf(violation, mentee, mentor) };
    })
    .sort(
      (a, b) => compareText(a.mentee ?? "", b.mentee ?? "") || compareText(a.mentor ?? "", b.mentor ?? ""),
    );
};

/** The row and the column that a violation is about. */
const endsOf = (violation: Violation): readonly [row: number | undefined, column: number | undefined] => {
  if (violation._tag === "BadPrice" || violation._tag === "LeftOut") {
    return violation.side === "row" ? [violation.index, undefined] : [undefined, violation.index];
  }
  return [
    "row" in violation ? violation.row : undefined,
    "column" in violation ? violation.column : undefined,
  ];
};

const sentenceOf = (violation: Violation, menteeId: string | null, mentorId: string | null): string => {
  const mentee = menteeId ?? "somebody unknown";
  const mentor = mentorId ?? "somebody unknown";
  switch (violation._tag) {
    case "WrongLength":
      return `${violation.array} has ${violation.found} entries instead of ${violation.expected}.`;
    case "ForbiddenPair":
      return `${mentee} is paired with ${mentor}, which the rules do not allow.`;
    case "OverCapacity":
      return `${mentor} has ${violation.load} mentees but ${violation.capacity} places.`;
    case "BlockingPair":
      return `${mentee} and ${mentor} would both rather have each other than whom they were given.`;
    case "WrongTotal":
      return `The total is said to be ${violation.found} but is ${violation.expected}.`;
    case "WrongSize":
      return `There are said to be ${violation.found} pairs but there are ${violation.expected}.`;
    case "PriceTooLow":
      return `The prices of ${mentee} and ${mentor} are ${violation.missing} short of their score.`;
    case "BadPrice":
      return `The price of ${violation.side === "row" ? mentee : mentor} may not be ${violation.price}.`;
    case "Gap":
      return `The prices add up to ${violation.gap} more than the total: a better matching may exist.`;
    case "WrongGap":
      return `The gap is said to be ${violation.found} but is ${violation.expected}.`;
    case "Uncovered":
      return `${mentee} and ${mentor} may meet, but neither is in the cover.`;
    case "CoverTooLarge":
      return `The cover holds ${violation.places} places but there are ${violation.size} pairs: a larger matching may exist.`;
    case "BoundTooLow":
      return `The bound ${violation.bound} is below the total ${violation.total}.`;
    case "WrongPenalty":
      return `The penalties are said to be ${violation.found} but are ${violation.expected}.`;
    case "LeftOut":
      return `${violation.side === "row" ? mentee : mentor} is not matched in full.`;
    case "NoViolator":
      return `Those who are said to compete for too little prove nothing: ${violation.reason}.`;
  }
};
