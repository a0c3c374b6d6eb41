import { availableParallelism, cpus, loadavg, release, totalmem, type } from "node:os";
import { packageOf } from "./packages";
import type { RivalPackage } from "./rivals/rival";

/** Where and with what the times were taken. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memory_gib: number;
  /** Processes that wanted to run in the minute before: above 0 somebody else was busy. */
  readonly load: number;
  readonly node: string;
  readonly platform: string;
  /** package → version: ours and those of the rivals that are there. */
  readonly versions: Readonly<Record<string, string>>;
}

/** Describes this machine. */
export const describeMachine = (rivals: readonly RivalPackage[]): Machine => ({
  cpu: cpus()[0]?.model.trim() ?? "unknown",
  cores: availableParallelism(),
  memory_gib: Math.round(totalmem() / 2 ** 30),
  load: Number((loadavg()[0] ?? 0).toFixed(2)),
  node: process.version,
  platform: `${type()} ${release()} ${process.arch}`,
  versions: {
    "mentor-matching": packageOf("mentor-matching/algorithms").version,
    ...Object.fromEntries(
      rivals.filter((rival) => rival.available() === undefined).map((rival) => [rival.name, rival.version()]),
    ),
  },
});
