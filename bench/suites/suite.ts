import type { BenchCase } from "../contest";
import type { Effort } from "../measure";
import type { RivalPackage } from "../rivals/rival";

/** A set of cases that are run, and told of, together. */
export interface Suite {
  /** One sentence for the head of the table. */
  readonly title: string;
  /** Sentences below the machine that readers of the tables should know. */
  readonly remarks?: readonly string[];
  readonly rivals: readonly RivalPackage[];
  readonly cases: (quick: boolean) => readonly BenchCase[];
  readonly effort: (quick: boolean) => Effort;
}
