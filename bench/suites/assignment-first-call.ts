import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { BenchCase, Contestant, OurAnswer } from "../contest";
import { ours } from "../full-matrices";
import { type DenseClass, denseInstance } from "../instances";
import { assignmentJudge, totalOf } from "../judge";
import { assignmentRivalsInJavaScript } from "../rivals/all";

const run = promisify(execFile);

/** The program beside this one in the folder that both are built into. */
const PROGRAM = new URL("first-call.mjs", import.meta.url);

/** Answers are long lines. */
const MOST_OUTPUT = 1 << 26;

/** Somebody who starts a process for every run, and believes its clock. */
const inNewProcess = (who: string, name: DenseClass, n: number, seed: number): Contestant<OurAnswer> => ({
  run: async () => {
    const program = [fileURLToPath(PROGRAM), who, name, `${n}`, `${seed}`];
    const { stdout } = await run(process.execPath, program, { maxBuffer: MOST_OUTPUT }).catch(
      // What the process printed names files of this machine; its own words do not.
      ({ stderr }: { readonly stderr?: string }) => {
        throw new Error(/^Error: (.*)$/m.exec(stderr ?? "")?.[1] ?? "the process failed");
      },
    );
    const { ms, answer, violations } = JSON.parse(stdout) as {
      readonly ms: number;
      readonly answer: readonly number[];
      readonly violations: readonly string[];
    };
    return { columnOfRow: () => Int32Array.from(answer), ms, violations: () => violations };
  },
});

/** The first call in a process, ours and that of each rival in JavaScript that can wait for it. */
export const firstCallCase = (
  suite: string,
  name: DenseClass,
  n: number,
  seed: number,
  tooSlow: (rival: string) => string | undefined,
): BenchCase => ({
  suite,
  name: `first call, ${name}`,
  n,
  // A process takes longer to start than most calls do.
  effort: { budgetMs: 2000, minRounds: 5, maxRounds: 9, warmUpMs: 0 },
  prepare: async () => {
    const instance = denseInstance(name, n, seed);
    const best = totalOf(instance, (await ours(instance).run()).columnOfRow());
    const peers: Record<string, Contestant> = {};
    const absent: Record<string, string> = {};
    for (const rival of assignmentRivalsInJavaScript) {
      const reason = tooSlow(rival.name);
      if (reason === undefined) peers[rival.name] = inNewProcess(rival.name, name, n, seed);
      else absent[rival.name] = reason;
    }
    return {
      ours: inNewProcess("ours", name, n, seed),
      oursWithInput: inNewProcess("ours with input", name, n, seed),
      peers,
      absent,
      judgePeer: assignmentJudge(instance, best),
    };
  },
});
