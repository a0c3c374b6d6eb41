import type { Answer, Contestant } from "./contest";

/** How long to measure. */
export interface Effort {
  /** Time for a case, shared equally; a slow contestant overdraws its share for `minRounds`. */
  readonly budgetMs: number;
  readonly minRounds: number;
  readonly maxRounds: number;
  /** Time everybody runs untimed, until the compiler is done with it. */
  readonly warmUpMs: number;
}

/** One run and the time it took. */
export interface Run<A extends Answer> {
  readonly answer: A;
  readonly ms: number;
}

/** Runs a contestant once. */
export const runOnce = async <A extends Answer>(contestant: Contestant<A>): Promise<Run<A>> => {
  const start = performance.now();
  const pending = contestant.run();
  const elapsed = performance.now() - start;
  const answer = await pending;
  if (pending instanceof Promise && answer.ms === undefined) {
    throw new Error("a contestant in another process has to report its own time");
  }
  return { answer, ms: answer.ms ?? elapsed };
};

/** Runs a contestant untimed for as long as `warmUpMs` says, at least once. */
export const warmUp = async (contestant: Contestant, { warmUpMs }: Effort): Promise<void> => {
  for (let spent = 0; spent <= warmUpMs; ) spent += Math.max((await runOnce(contestant)).ms, 0.001);
};

/**
 * Runs everybody in turn, again and again: what slows the machine down for a while slows all of them. The order rotates
 * by one each round, so that nobody always follows the one who leaves most garbage. The collector is left to itself: a
 * full collection between rounds throws compiled code away, and so measures the compiler (ours then took 7 times longer at n = 100).
 *
 * @param inspect - called with every answer, untimed; the sink that keeps the work from being optimised away
 * @returns contestant → times in milliseconds
 */
export const interleave = async (
  contestants: Readonly<Record<string, Contestant>>,
  effort: Effort,
  inspect: (name: string, answer: Answer) => void,
): Promise<Record<string, number[]>> => {
  const entries = Object.entries(contestants);
  const share = effort.budgetMs / entries.length;
  const samples = Object.fromEntries(entries.map(([name]): [string, number[]] => [name, []]));
  const spent = Object.fromEntries(entries.map(([name]) => [name, 0]));
  for (let round = 0; round < effort.maxRounds; round++) {
    const stillIn = (name: string): boolean => round < effort.minRounds || spent[name]! < share;
    if (!entries.some(([name]) => stillIn(name))) break;
    for (let turn = 0; turn < entries.length; turn++) {
      const [name, contestant] = entries[(round + turn) % entries.length]!;
      if (!stillIn(name)) continue;
      const { answer, ms } = await runOnce(contestant);
      samples[name]!.push(ms);
      spent[name]! += ms;
      inspect(name, answer);
    }
  }
  return samples;
};
