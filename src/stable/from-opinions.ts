import { type Either, left } from "fp-ts/Either";
import type { Finding } from "../errors/finding";
import { errorsAmong, type InvalidProblem } from "../errors/matching-error";
import { readCapacities } from "./capacities";
import { joinOpinions, type NonReciprocal, type Opinions, type SideWords } from "./opinions";
import { type StableProblem, stableProblem } from "./problem";

/** What was read of one side, with everything that is wrong with it by itself. */
export interface OpinionsRead {
  readonly opinions: Opinions;
  readonly findings: ReadonlyArray<Finding>;
}

/** A problem from what both sides say of each other, or all that is wrong: on either side, between them, with the places. O(people + entries). */
export const problemFromOpinions = (
  ofRows: OpinionsRead,
  ofColumns: OpinionsRead,
  words: { readonly row: SideWords; readonly column: SideWords },
  nonReciprocal: NonReciprocal,
  capacityOfColumn: ArrayLike<number> | undefined,
): Either<InvalidProblem, StableProblem> => {
  const rowCount = ofRows.opinions.offsets.length - 1;
  const columnCount = ofColumns.opinions.offsets.length - 1;
  const { findings: unanswered, ...edges } = joinOpinions(
    ofRows.opinions,
    ofColumns.opinions,
    words,
    nonReciprocal,
  );
  const capacities = readCapacities(capacityOfColumn, columnCount);
  const findings = errorsAmong([
    ...ofRows.findings,
    ...ofColumns.findings,
    ...unanswered,
    ...capacities.findings,
  ]);
  if (findings !== undefined) return left({ _tag: "InvalidProblem", findings });
  return stableProblem({ rowCount, columnCount, ...edges, capacityOfColumn: capacities.capacityOfColumn });
};
