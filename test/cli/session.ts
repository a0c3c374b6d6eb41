import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "../../src/cli/run";

const examples = fileURLToPath(new URL("../../docs/examples/", import.meta.url));

/** What a run of the command said. */
export interface Said {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command in this process and records what it says. */
export const say = async (args: ReadonlyArray<string>, isTerminal = false): Promise<Said> => {
  const said = { stdout: "", stderr: "" };
  const exitCode = await run(args, {
    stdout: (text) => {
      said.stdout += text;
    },
    stderr: (text) => {
      said.stderr += text;
    },
    isTerminal,
  });
  return { exitCode, ...said };
};

/** A folder with the files of an example, to be spoilt, and the arguments that name them. */
export class Session {
  readonly folder = mkdtempSync(join(tmpdir(), "mentor-matching-cli-"));
  readonly out = join(this.folder, "out");

  constructor(example: "civil-service" | "primary-care" = "civil-service") {
    for (const file of ["mentees.csv", "mentors.csv", "plan.json"]) {
      this.write(file, readFileSync(join(examples, example, file), "utf8"));
    }
  }

  path(file: string): string {
    return join(this.folder, file);
  }

  read(file: string): string {
    return readFileSync(this.path(file), "utf8");
  }

  write(file: string, content: string | Uint8Array): void {
    writeFileSync(this.path(file), content);
  }

  /** Changes a file's text; fails when that changes nothing. */
  edit(file: string, from: string | RegExp, to: string): void {
    const before = this.read(file);
    const after = before.replace(from, to);
    if (after === before) throw new Error(`${String(from)} does not stand in ${file}`);
    this.write(file, after);
  }

  /** Changes the plan as the object it is. */
  editPlan(change: (plan: Record<string, unknown>) => void): void {
    const plan = JSON.parse(this.read("plan.json"));
    change(plan);
    this.write("plan.json", JSON.stringify(plan, null, 2));
  }

  match(...more: string[]): Promise<Said> {
    return say(["match", ...this.files(), "--out", this.out, ...more]);
  }

  check(...more: string[]): Promise<Said> {
    return say(["check", ...this.files(), ...more]);
  }

  files(): string[] {
    return ["mentees", "mentors", "plan"].flatMap((name) => [
      `--${name}`,
      this.path(name === "plan" ? "plan.json" : `${name}.csv`),
    ]);
  }

  /** Files in the output folder. */
  written(): string[] {
    return readdirSync(this.folder).includes("out") ? readdirSync(this.out).sort() : [];
  }
}
