import { type Either, isLeft } from "fp-ts/Either";
import type { MatchingError } from "./matching-error";
import { renderError } from "./render";

/**
 * What every `…OrThrow` function throws: a real `Error` that carries the {@link MatchingError}.
 *
 * @example
 * ```ts
 * try {
 *   matchOrThrow(plan, people);
 * } catch (thrown) {
 *   if (thrown instanceof MatchingException) console.log(thrown.error.findings);
 * }
 * ```
 */
export class MatchingException extends Error {
  override readonly name = "MatchingException";
  /** The error that the total twin of the function answers with. */
  readonly error: MatchingError;

  constructor(error: MatchingError) {
    super(renderError(error));
    this.error = error;
  }
}

/** The right side, or the left side thrown as a {@link MatchingException}. */
export const getOrThrow = <A>(result: Either<MatchingError, A>): A => {
  if (isLeft(result)) throw new MatchingException(result.left);
  return result.right;
};
