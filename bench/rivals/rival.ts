import type { Contestant } from "../contest";
import type { DenseInstance } from "../instances";

/** What a rival solves; it may still run beside something else, and then the result says so. */
export type ProblemKind = "maximum-weight assignment";

/** Somebody else's solver. */
export interface Rival {
  readonly name: string;
  readonly solves: ProblemKind;
  /** Why it can't run on this machine, or undefined when it can. */
  readonly available: () => string | undefined;
  /** Only when it is available. */
  readonly version: () => string;
  /** Brings the weights, which are to be maximised, into the rival's own format; none of this is timed. */
  readonly prepare: (instance: DenseInstance) => Contestant | Promise<Contestant>;
}
