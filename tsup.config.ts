import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig, type Options } from "tsup";

type Plugin = NonNullable<Options["esbuildPlugins"]>[number];

/** Folders of the packages whose code went into any bundle. */
const bundled = new Set<string>();

/** Keeps the licence of every bundled package beside the bundles, up to date after each of them. */
const licences: Plugin = {
  name: "licences",
  setup: (build) => {
    build.initialOptions.metafile = true;
    build.onEnd(({ metafile }) => {
      for (const input of Object.keys(metafile?.inputs ?? {})) {
        const folder = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
        if (folder !== undefined) bundled.add(folder);
      }
      mkdirSync("dist", { recursive: true });
      writeFileSync("dist/THIRD-PARTY-LICENSES.txt", licenceTexts());
    });
  },
};

const licenceTexts = (): string =>
  [...bundled]
    .sort()
    .map((folder) => {
      const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
      const texts = readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isFile() && /^(licen[cs]e|notice)/i.test(entry.name))
        .map((entry) => readFileSync(join(folder, entry.name), "utf8").trim());
      return [`${name} ${version} (${license})`, ...texts].join("\n\n");
    })
    .join(`\n\n${"-".repeat(80)}\n\n`);

/** What every entry has in common. */
const common: Options = {
  target: "es2022",
  outDir: "dist",
  // Left external, `fp-ts/Either` is a folder, which Node refuses to import from an ES module.
  noExternal: [/^fp-ts/],
  // The command loads the doors as anybody does, instead of holding a second copy of the library.
  external: ["zod", /^mentor-matching/],
  esbuildPlugins: [licences],
};

/** What goes for every door: it loads anywhere, as either kind of module. */
const door: Options = {
  format: ["esm", "cjs"],
  platform: "neutral",
  esbuildOptions: (options) => {
    options.mainFields = ["module", "main"];
  },
  dts: true,
};

export default defineConfig([
  {
    ...common,
    ...door,
    entry: { index: "src/index.ts", algorithms: "src/algorithms.ts", "time-zones": "src/time-zones.ts" },
  },
  {
    ...common,
    ...door,
    entry: { report: "src/report.ts" },
    // Nine tenths of this door are the chart library, which asks for the environment that only Node has.
    minify: true,
    define: { "process.env.NODE_ENV": '"production"' },
  },
  {
    ...common,
    entry: { cli: "src/cli/main.ts" },
    format: ["esm"],
    platform: "node",
    banner: {
      // Bundled CommonJS libraries call require, which an ES module has to make for itself.
      js: '#!/usr/bin/env node\nimport { createRequire as makeRequire } from "node:module";\nconst require = makeRequire(import.meta.url);',
    },
  },
]);
