import { performance } from "node:perf_hooks";
import { describe, expect, it } from "vitest";
import { drain, drainAsync, type Progress, type Slices } from "../../src/graph/slices";

/** Counts to `total`, a slice a number; answers with where it got to and why it stopped. */
function* count(total: number): Slices<string> {
  for (let done = 1; done <= total; done++) {
    const reason = yield { done, total };
    if (reason !== undefined) return `${reason} at ${done}`;
  }
  return `counted to ${total}`;
}

/** Work in slices of a millisecond, as a solver's are; answers with how long it ran. */
function* busy(slices: number): Slices<number> {
  const begun = performance.now();
  for (let done = 1; done <= slices; done++) {
    const begin = performance.now();
    while (performance.now() - begin < 1);
    const reason = yield { done, total: slices };
    if (reason !== undefined) break;
  }
  return performance.now() - begun;
}

/** Runs without `setImmediate`, as in a browser. */
const withoutSetImmediate = async <A>(run: () => Promise<A>): Promise<A> => {
  const { setImmediate: kept } = globalThis;
  Reflect.deleteProperty(globalThis, "setImmediate");
  try {
    return await run();
  } finally {
    globalThis.setImmediate = kept;
  }
};

describe("long work in slices", () => {
  it("runs to its end at once", () => {
    expect(drain(count(0))).toBe("counted to 0");
    expect(drain(count(5))).toBe("counted to 5");
  });

  it("runs to the same end slice by slice, and tells of its progress after each", async () => {
    const told: Progress[] = [];
    expect(await drainAsync(count(3), { onProgress: (progress) => told.push(progress) })).toBe(
      "counted to 3",
    );
    expect(told).toEqual([1, 2, 3].map((done) => ({ done, total: 3 })));
    expect(await drainAsync(count(0), { onProgress: (progress) => told.push(progress) })).toBe(
      "counted to 0",
    );
    expect(told.length).toBe(3);
    expect(await drainAsync(count(2))).toBe("counted to 2");
  });

  it("stops at the next slice after an abort, and at the first when aborted before", async () => {
    const controller = new AbortController();
    const stopped = drainAsync(count(1000), {
      signal: controller.signal,
      onProgress: ({ done }) => {
        if (done === 7) controller.abort();
      },
    });
    expect(await stopped).toBe("aborted at 7");
    expect(await drainAsync(count(1000), { signal: AbortSignal.abort() })).toBe("aborted at 1");
    expect(await drainAsync(count(0), { signal: AbortSignal.abort() })).toBe("counted to 0");
  });

  it("shares the thread: timers run meanwhile, and an abort by one is answered within 100 ms", async () => {
    let turns = 0;
    const timer = setInterval(() => turns++, 5);
    const ran = await drainAsync(busy(3000), { signal: AbortSignal.timeout(50) });
    clearInterval(timer);
    expect(ran).toBeLessThan(50 + 100);
    expect(turns).toBeGreaterThan(3);
  });

  it("does the same through messages where there is no setImmediate", async () => {
    const told: Progress[] = [];
    const onProgress = (progress: Progress): void => void told.push(progress);
    expect(await withoutSetImmediate(() => drainAsync(count(3), { onProgress }))).toBe("counted to 3");
    expect(told).toHaveLength(3);
    const signal = AbortSignal.abort();
    expect(await withoutSetImmediate(() => drainAsync(count(3), { signal }))).toBe("aborted at 1");
  });

  it("rejects when the work or the listener throws", async () => {
    function* failing(): Slices<never> {
      yield { done: 1, total: 2 };
      throw new Error("broken work");
    }
    await expect(drainAsync(failing())).rejects.toThrow("broken work");
    const onProgress = (): never => {
      throw new Error("broken listener");
    };
    await expect(drainAsync(count(3), { onProgress })).rejects.toThrow("broken listener");
  });
});
