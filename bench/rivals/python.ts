/**
 * Rivals in Python: one process a rival and instance, fed with a binary matrix, that takes the time of each run itself.
 * The protocol, one JSON object a line, is described in `bench/peers/solve.py`.
 */
import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Answer, Contestant } from "../contest";
import { type DenseInstance, negated } from "../instances";
import { packageOf } from "../packages";

const PYTHON = process.env["PYTHON"] ?? "python3";

/** The versions of a Python module and of Python itself, or why there are none. */
export type Probe =
  | { readonly _tag: "Found"; readonly version: string }
  | { readonly _tag: "Absent"; readonly reason: string };

/** Asks Python for a module. */
export const probePython = (module: string): Probe => {
  const program = `import platform, ${module}; print(${module}.__version__, "on Python", platform.python_version())`;
  const { status, stdout, stderr, error } = spawnSync(PYTHON, ["-c", program], { encoding: "utf8" });
  if (status === 0) return { _tag: "Found", version: stdout.trim() };
  return { _tag: "Absent", reason: error?.message ?? stderr.trim().split("\n").at(-1) ?? `exit ${status}` };
};

/** Starts Python with an instance, whose weights it gets negated, ready to run. */
export const startPython = async (solver: string, instance: DenseInstance): Promise<Contestant> => {
  const program = join(packageOf("mentor-matching/algorithms").directory, "bench", "peers", "solve.py");
  const child = spawn(PYTHON, [program, solver]);
  const ask = asker(child);
  const close = (): void => {
    child.stdin.destroy();
  };
  const directory = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    const matrix = join(directory, "costs");
    writeFileSync(matrix, new Uint8Array(negated(instance).weight.buffer));
    await ask({ load: matrix, rows: instance.rowCount, columns: instance.columnCount });
  } catch (error) {
    close();
    throw error;
  } finally {
    rmSync(directory, { recursive: true });
  }
  return {
    run: async (): Promise<Answer> => {
      const { ms, columns } = (await ask({ run: true })) as { ms: number; columns: number[] };
      return { columnOfRow: () => Int32Array.from(columns), ms };
    },
    close,
  };
};

/** Sends a question and waits for its line of answer; one question at a time. */
const asker = (child: ChildProcessWithoutNullStreams): ((question: object) => Promise<unknown>) => {
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let complaint = "";
  // A process that did not start, or is gone, is told of by the end of its output.
  for (const source of [child, child.stdin]) source.on("error", (error) => (complaint ||= error.message));
  child.stderr.on("data", (chunk) => {
    complaint += chunk;
  });
  return async (question) => {
    child.stdin.write(`${JSON.stringify(question)}\n`);
    const { done, value } = await lines.next();
    if (done) throw new Error(complaint.trim().split("\n").at(-1) || "Python ended");
    return JSON.parse(value);
  };
};
