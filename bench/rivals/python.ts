/**
 * Rivals in Python: one process a rival and instance, fed with binary arrays, that takes the time of each run itself.
 * The protocol, one JSON object a line, is described in `bench/peers/solve.py`.
 */
import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Answer, Contestant } from "../contest";
import { packageOf } from "../packages";
import type { RivalPackage } from "./rival";

const PYTHON = process.env["PYTHON"] ?? "python3";

/** The versions of a Python module and of Python itself, or why there are none. */
type Probe =
  | { readonly _tag: "Found"; readonly version: string }
  | { readonly _tag: "Absent"; readonly reason: string };

/** Asks Python for a module. */
const probePython = (module: string): Probe => {
  const program = `import platform, ${module}; print(${module}.__version__, "on Python", platform.python_version())`;
  const { status, stdout, stderr, error } = spawnSync(PYTHON, ["-c", program], { encoding: "utf8" });
  if (status === 0) return { _tag: "Found", version: stdout.trim() };
  return { _tag: "Absent", reason: error?.message ?? stderr.trim().split("\n").at(-1) ?? `exit ${status}` };
};

/** An instance as Python gets it: numbers, and arrays of numbers. */
export type PythonInput = Readonly<Record<string, number | Float64Array | Int32Array>>;

/** Starts Python with an instance, ready to run. */
export const startPython = async (solver: string, input: PythonInput): Promise<Contestant> => {
  const program = join(packageOf("mentor-matching/algorithms").directory, "bench", "peers", "solve.py");
  const child = spawn(PYTHON, [program, solver]);
  const ask = asker(child);
  const close = (): void => {
    child.stdin.destroy();
  };
  const directory = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    const load = Object.entries(input).map(([name, value]) => [name, inFile(directory, name, value)]);
    await ask({ load: Object.fromEntries(load) });
  } catch (error) {
    close();
    throw error;
  } finally {
    rmSync(directory, { recursive: true });
  }
  return {
    run: async (): Promise<Answer> => {
      const { ms, answer } = (await ask({ run: true })) as { ms: number; answer: number[] };
      return { columnOfRow: () => Int32Array.from(answer), ms };
    },
    close,
  };
};

/** A number as it is, an array as the file that holds it. */
const inFile = (directory: string, name: string, value: PythonInput[string]): number | object => {
  if (typeof value === "number") return value;
  const file = join(directory, name);
  writeFileSync(file, value);
  return { file, type: value instanceof Int32Array ? "int32" : "float64" };
};

/** What a rival in Python has in common with the others: there when its module is. Starting Python takes as long as a small case: asked once. */
export const pythonPackage = (module: string): Pick<RivalPackage, "available" | "version"> => {
  let probed: Probe | undefined;
  const probe = (): Probe => {
    probed ??= probePython(module);
    return probed;
  };
  return {
    available: () => {
      const found = probe();
      return found._tag === "Absent" ? found.reason : undefined;
    },
    version: () => {
      const found = probe();
      return found._tag === "Found" ? found.version : "absent";
    },
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
