import { type Either, left, right } from "fp-ts/Either";
import { quote } from "../../errors/finding";
import { errorsAmong, type InvalidProblem } from "../../errors/matching-error";
import { arrayFinding } from "../../graph/check";

/** A number of pairs that can be asked for; `most` when there is a largest. */
export const checkSize = (
  size: number,
  most: number = Number.POSITIVE_INFINITY,
): Either<InvalidProblem, number> => {
  if (Number.isSafeInteger(size) && size >= 0 && size <= most) return right(size + 0);
  const findings = errorsAmong([
    arrayFinding("out-of-range", ["size"], {
      expected: Number.isFinite(most)
        ? `a whole number from 0 to ${most}, the pairs that the curve has`
        : "a whole number from 0",
      received: quote(size),
      remedy: "Give the number of pairs that are to be made.",
    }),
  ]);
  return findings === undefined ? right(size) : left({ _tag: "InvalidProblem", findings });
};
