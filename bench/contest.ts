/** What the harness needs to know of whoever takes part. */
import type { Effort } from "./measure";

/** What one run answers. */
export interface Answer {
  /** row → column, or −1; whatever else the answer is, in whole numbers. Called outside the timed part, so that a change of format costs nobody time. */
  readonly columnOfRow: () => Int32Array;
  /** The time the run took, in milliseconds; only for a run in another process, which has to take it there. */
  readonly ms?: number;
}

/** What one run of ours answers. */
export interface OurAnswer extends Answer {
  /** What the library's verifier has against the answer; nothing is the proof. */
  readonly violations: () => readonly string[];
}

/** Somebody who is ready to run: the input is in its own format, in its own memory. */
export interface Contestant<A extends Answer = Answer> {
  readonly run: () => A | Promise<A>;
  /** Ends what `prepare` started. */
  readonly close?: () => void;
}

/** All who run on one instance. */
export interface Field {
  /** The solver alone, on a checked problem. */
  readonly ours: Contestant<OurAnswer>;
  /** Building and checking the problem, then the solver: what a caller with a matrix waits for. */
  readonly oursWithInput: Contestant<OurAnswer>;
  readonly peers: Readonly<Record<string, Contestant>>;
  /** peer → why it can't take part. */
  readonly absent: Readonly<Record<string, string>>;
  /** What is wrong with the answer of the peer of that name; nothing when it is right. */
  readonly judgePeer: (columnOfRow: Int32Array, peer: string) => readonly string[];
  /** Reads the whole input once, and answers with nothing: our time is told in such passes as well. */
  readonly pass?: Contestant;
}

/** One line of the result. */
export interface BenchCase {
  readonly suite: string;
  readonly name: string;
  /** Rows of the instance. */
  readonly n: number;
  /** What a reader must know to read the ratio rightly. */
  readonly note?: string;
  /** What one run of ours does, for a rate. */
  readonly work?: { readonly amount: number; readonly unit: string };
  /** Where it takes more or less than the suite's effort. */
  readonly effort?: Partial<Effort>;
  /** Makes the instance; late, so that one case at a time is in memory. */
  readonly prepare: () => Promise<Field>;
}

/** The times of one case, under the names they have in the JSON file. Times are medians in milliseconds. */
export interface CaseResult {
  readonly suite: string;
  readonly case: string;
  readonly n: number;
  readonly ours_ms: number;
  readonly peers: Readonly<Record<string, number>>;
  readonly fastest_peer: string | null;
  /** Time of the fastest peer / ours. */
  readonly ratio: number | null;
  readonly ours_spread: readonly [number, number];
  readonly peers_spread: Readonly<Record<string, readonly [number, number]>>;
  readonly ours_with_input_ms: number;
  /** Time of the fastest peer / ours with building the problem. */
  readonly ratio_with_input: number | null;
  /** contestant → number of runs that were timed. */
  readonly samples: Readonly<Record<string, number>>;
  /** Peers that could not run. */
  readonly absent: readonly string[];
  readonly absent_reasons: Readonly<Record<string, string>>;
  /** Millions of units of work a second, where the case counts its work. */
  readonly ours_rate?: { readonly millions_per_second: number; readonly unit: string };
  /** Our time / that of one pass over the input, where the case has such a pass. */
  readonly ours_passes?: number;
  readonly note?: string;
}

/** A case that was not timed, because somebody's answer was wrong. */
export interface RefusedCase {
  readonly suite: string;
  readonly case: string;
  readonly n: number;
  readonly problems: readonly string[];
}

/** What became of a case. */
export type CaseOutcome =
  | { readonly _tag: "Timed"; readonly result: CaseResult }
  | { readonly _tag: "Refused"; readonly refused: RefusedCase };
