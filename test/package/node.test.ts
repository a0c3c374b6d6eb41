import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, inject, it } from "vitest";
import { command } from "./command";
import { ANSWER, asCommonJs, asModule } from "./two-people";

const consumer = inject("consumer");
const project = fileURLToPath(new URL("../..", import.meta.url));
const inConsumer = (file: string, text: string): string => {
  writeFileSync(join(consumer, file), text);
  return file;
};

describe("the packed tarball under Node", () => {
  it("matches two people as an ES module", () => {
    const file = inConsumer("main.mjs", asModule("console.log"));
    expect(command("node", [file], consumer).trim()).toBe(ANSWER);
  });

  it("matches two people as CommonJS", () => {
    const file = inConsumer("main.cjs", asCommonJs("console.log"));
    expect(command("node", [file], consumer).trim()).toBe(ANSWER);
  });

  it("installs nothing beyond its two peers", () => {
    const installed = readdirSync(join(consumer, "node_modules")).filter((name) => !name.startsWith("."));
    expect(installed.sort()).toEqual(["fp-ts", "mentor-matching", "zod"]);
  });

  it("loads no package but zod, and door 2 not even that", () => {
    const loaded = (door: string): string => {
      const text = `require(${JSON.stringify(door)}); console.log(Object.keys(require.cache).join("\\n"))`;
      return command("node", [inConsumer("loaded.cjs", text)], consumer);
    };
    expect(loaded("mentor-matching")).toContain("node_modules/zod/");
    expect(loaded("mentor-matching")).not.toContain("node_modules/fp-ts/");
    expect(loaded("mentor-matching/algorithms")).not.toContain("node_modules/zod/");
    expect(loaded("mentor-matching/report")).not.toContain("node_modules/zod/");
    expect(loaded("mentor-matching/time-zones")).not.toContain("node_modules/zod/");
  });

  it("holds a time-zone library behind the door of that name, and behind no other", () => {
    const dist = join(consumer, "node_modules/mentor-matching/dist");
    const knowing = readdirSync(dist).filter(
      (file) => /\.c?js$/.test(file) && readFileSync(join(dist, file), "utf8").includes("longOffset"),
    );
    expect(knowing.sort()).toEqual(["time-zones.cjs", "time-zones.js"]);
  });

  it("type-checks for consumers of every module system", () => {
    const typed = asModule("(text: string): void => void text").replace(
      "const pair = matching.pairs[0];",
      "const pair = matching.pairs[0]!;",
    );
    inConsumer("esm.mts", typed);
    inConsumer("cjs.cts", typed);
    const tsc = join(project, "node_modules/typescript/bin/tsc");
    const options = [
      "--noEmit",
      "--strict",
      "--exactOptionalPropertyTypes",
      "--target",
      "es2022",
      "--lib",
      "es2022,dom",
    ];
    for (const [module, resolution] of [
      ["node16", "node16"],
      ["nodenext", "nodenext"],
      ["esnext", "bundler"],
    ] as const) {
      const files = resolution === "bundler" ? ["esm.mts"] : ["esm.mts", "cjs.cts"];
      const args = [tsc, ...options, "--module", module, "--moduleResolution", resolution, ...files];
      expect(command("node", args, consumer)).toBe("");
    }
  });

  it("runs the command on a shipped example", () => {
    const example = join(project, "docs/examples/civil-service");
    const files = ["mentees.csv", "mentors.csv", "plan.json"].map((file) => join(example, file));
    const [mentees, mentors, plan] = files as [string, string, string];
    mkdirSync(join(consumer, "round"), { recursive: true });
    const args = [
      "match",
      "--mentees",
      mentees,
      "--mentors",
      mentors,
      "--plan",
      plan,
      "--out",
      "round",
      "--json",
    ];
    const result = JSON.parse(command(join(consumer, "node_modules/.bin/mentor-matching"), args, consumer));
    expect(result).toMatchObject({
      status: "optimal",
      metrics: { candidatePairs: 392, pairs: 35, total: 750 },
    });
    for (const file of ["report.html", "matches.csv", "result.json"]) {
      expect(existsSync(join(consumer, "round", file))).toBe(true);
    }
  });

  it("names the licence of every package in its bundles, and no path of the machine that built it", () => {
    const dist = join(consumer, "node_modules/mentor-matching/dist");
    const licences = readFileSync(join(dist, "THIRD-PARTY-LICENSES.txt"), "utf8");
    for (const name of [
      "fp-ts",
      "@date-fns/tz",
      "echarts",
      "zrender",
      "preact",
      "csv-stringify",
      "csv-parse",
      "commander",
      "cli-table3",
    ]) {
      expect(licences).toContain(`${name} `);
    }
    for (const file of readdirSync(dist)) {
      const text = readFileSync(join(dist, file), "utf8");
      expect(text.includes(project), `${file} holds ${project}`).toBe(false);
    }
  });
});
