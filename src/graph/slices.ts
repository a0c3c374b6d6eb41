/**
 * Long work in slices: a solver is a generator that yields its progress now and then, so that one
 * and the same code runs to the end at once, or shares its thread with a browser's event loop.
 */

/** How far a solver has come. */
export interface Progress {
  /** Units of work done; what a unit is, the solver says. */
  readonly done: number;
  /** Units of work in all. */
  readonly total: number;
}

/** Why a solver was told to stop. */
export type StopReason = "aborted";

/**
 * A piece of long work. It yields {@link Progress} after each slice; resumed with a
 * {@link StopReason} it must return the best it has so far at once.
 */
export type Slices<A> = Generator<Progress, A, StopReason | undefined>;

/** Edges a solver may scan before it yields: about a millisecond. */
export const EDGES_PER_SLICE = 1 << 18;

/** Runs the work to its end at once. */
export const drain = <A>(slices: Slices<A>): A => {
  let step = slices.next(undefined);
  while (step.done !== true) step = slices.next(undefined);
  return step.value;
};

/** What the asynchronous form of a solver can be told. */
export interface AsyncOptions {
  /** Stops the work; the answer then is `Stopped`, with the best found so far. */
  readonly signal?: AbortSignal;
  /** Called after every slice. */
  readonly onProgress?: (progress: Progress) => void;
}

/** Runs the work slice by slice and lets the event loop turn after each. */
export const drainAsync = async <A>(slices: Slices<A>, options: AsyncOptions = {}): Promise<A> => {
  const { signal, onProgress } = options;
  const turn = eventLoopTurns();
  try {
    let step = slices.next(signal?.aborted ? "aborted" : undefined);
    while (step.done !== true) {
      onProgress?.(step.value);
      await turn.next();
      step = slices.next(signal?.aborted ? "aborted" : undefined);
    }
    return step.value;
  } finally {
    turn.close();
  }
};

/** A way to let the event loop turn, and to put it away afterwards. */
interface EventLoopTurns {
  readonly next: () => Promise<void>;
  readonly close: () => void;
}

/**
 * Node has `setImmediate`, after which timers get their turn; messages would starve them there. Browsers have message channels,
 * and hold nested `setTimeout` calls back by 4 ms each, four times the length of a slice.
 */
const eventLoopTurns = (): EventLoopTurns =>
  "setImmediate" in globalThis
    ? { next: () => new Promise((resolve) => setImmediate(resolve)), close: () => undefined }
    : messageTurns();

const messageTurns = (): EventLoopTurns => {
  const { port1, port2 } = new MessageChannel();
  let resume: () => void = () => undefined;
  port1.onmessage = () => resume();
  return {
    next: () =>
      new Promise((resolve) => {
        resume = resolve;
        port2.postMessage(null);
      }),
    close: () => port1.close(),
  };
};
