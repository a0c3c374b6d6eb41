import { spawnSync } from "node:child_process";

/** Runs a command in a folder and answers with its standard output; throws with all it said when it fails. */
export const command = (name: string, args: ReadonlyArray<string>, cwd: string): string => {
  const { status, stdout, stderr, error } = spawnSync(name, [...args], {
    cwd,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: "0" },
  });
  if (status === 0) return stdout;
  throw new Error(`${name} ${args.join(" ")} answered ${status ?? error?.message}\n${stdout}\n${stderr}`);
};
