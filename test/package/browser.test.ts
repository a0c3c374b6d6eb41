import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { describe, expect, inject, it } from "vitest";
import { ANSWER, asModule } from "./two-people";

const consumer = inject("consumer");

const bundle = async (file: string, text: string) => {
  writeFileSync(join(consumer, file), text);
  const { outputFiles, metafile } = await build({
    entryPoints: [join(consumer, file)],
    absWorkingDir: consumer,
    bundle: true,
    minify: true,
    platform: "browser",
    format: "iife",
    write: false,
    metafile: true,
    logLevel: "error",
  });
  const code = outputFiles[0]!.text;
  return { code, inputs: Object.keys(metafile.inputs) };
};

/** The machine's browser: `BROWSER_PATH`, or where Linux distributions put theirs. */
const browserPath = [
  process.env["BROWSER_PATH"],
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
].find((path) => path !== undefined && existsSync(path));

/** `.ci/run` sets it after it has installed one: there a missing browser is a failure. */
const browserRequired = process.env["BROWSER_REQUIRED"] === "1";

describe("the packed tarball after bundling for the browser", () => {
  it("matches two people where nothing of Node exists", async () => {
    const { code } = await bundle("browser.js", asModule("(text) => { globalThis.answered = text; }"));
    const context = createContext({ console, TextEncoder, MessageChannel, setTimeout, clearTimeout });
    runInContext(code, context);
    expect(context["answered"]).toBe(ANSWER);
  });

  it.skipIf(browserPath === undefined && !browserRequired)(
    "matches two people in a real browser",
    async () => {
      const { code } = await bundle("page.js", asModule("(text) => { document.title = text; }"));
      const browser = await chromium.launch({
        executablePath: browserPath ?? "/usr/bin/chromium",
        args: [
          "--no-sandbox",
          "--disable-gpu",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
        ],
      });
      try {
        const page = await browser.newPage();
        await page.setContent(
          `<!doctype html><title>waiting</title><script>${code.replaceAll("</script", "<\\/script")}</script>`,
        );
        expect(await page.title()).toBe(ANSWER);
      } finally {
        await browser.close();
      }
    },
  );
});

describe("tree shaking", () => {
  it("pulls in neither zod nor the other solvers with one solver", async () => {
    const { code, inputs } = await bundle(
      "one-solver.js",
      'import { solveStable, stableProblemOrThrow } from "mentor-matching/algorithms"; globalThis.answered = [solveStable, stableProblemOrThrow];',
    );
    expect(inputs.filter((input) => input.includes("node_modules/zod") || input.includes("fp-ts"))).toEqual(
      [],
    );
    expect(code).toContain("Deferred acceptance");
    expect(code).not.toContain("Successive shortest paths");
    expect(code).not.toContain("CoverTooLarge");
    expect(code.length).toBeLessThan(12_000);
  });

  it("leaves nothing of a door that is imported for nothing", async () => {
    for (const door of ["mentor-matching", "mentor-matching/algorithms", "mentor-matching/report"]) {
      const { code } = await bundle("nothing.js", `import "${door}";`);
      expect(code.trim().length, door).toBeLessThan(50);
    }
  });

  it("pulls no report library in with door 1", async () => {
    const { code } = await bundle(
      "door-1.js",
      'import { match } from "mentor-matching"; globalThis.answered = match;',
    );
    expect(code).not.toContain("zrender");
    expect(code.toLowerCase()).not.toContain("<!doctype");
  });
});
