import type { Contestant } from "../contest";
import type { DenseInstance } from "../instances";

/** What a rival solves; it may still run beside something else, and then the result says so. */
export type ProblemKind =
  | "maximum-weight assignment"
  | "minimum-cost flow"
  | "stable matching"
  | "maximum-weight matching in a general graph";

/** Whose solver it is. */
export interface RivalPackage {
  readonly name: string;
  readonly solves: ProblemKind;
  /** Why it can't run on this machine, or undefined when it can. */
  readonly available: () => string | undefined;
  /** Only when it is available. */
  readonly version: () => string;
}

/** Somebody else's solver. */
export interface Rival<Instance = DenseInstance> extends RivalPackage {
  /** Brings the instance into the rival's own format; none of this is timed. Throws where the rival can't solve it. */
  readonly prepare: (instance: Instance) => Contestant | Promise<Contestant>;
}
