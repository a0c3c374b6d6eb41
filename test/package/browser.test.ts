import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import { build } from "esbuild";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
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
});

describe.skipIf(browserPath === undefined && !browserRequired)("the packed tarball in a real browser", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: browserPath ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    });
  });
  afterAll(() => browser.close());

  it("matches two people after bundling", async () => {
    const { code } = await bundle("page.js", asModule("(text) => { document.title = text; }"));
    const page = await browser.newPage();
    await page.setContent(
      `<!doctype html><title>waiting</title><script>${code.replaceAll("</script", "</script")}</script>`,
    );
    expect(await page.title()).toBe(ANSWER);
  });

  it("matches two people without a bundler: the files as they are, and an import map", async () => {
    const page = await browser.newPage();
    const thrown: string[] = [];
    page.on("pageerror", ({ message }) => thrown.push(message));
    const doors = {
      "": "index",
      "/algorithms": "algorithms",
      "/report": "report",
      "/time-zones": "time-zones",
    };
    const imports = {
      zod: "/zod/index.js",
      ...Object.fromEntries(
        Object.entries(doors).map(([door, file]) => [
          `mentor-matching${door}`,
          `/mentor-matching/dist/${file}.js`,
        ]),
      ),
    };
    const html = `<!doctype html><title>waiting</title><script type="importmap">${JSON.stringify({ imports })}</script>
      <script type="module">${asModule("(text) => { document.title = text; }")}</script>`;
    await page.route("http://doors.test/**", (route) => {
      const { pathname } = new URL(route.request().url());
      return pathname === "/"
        ? route.fulfill({ contentType: "text/html", body: html })
        : route.fulfill({ path: join(consumer, "node_modules", pathname), contentType: "text/javascript" });
    });
    await page.goto("http://doors.test/");
    await page
      .waitForFunction("document.title !== 'waiting'", undefined, { timeout: 20_000 })
      .catch(() => undefined);
    expect({ title: await page.title(), thrown }).toEqual({ title: ANSWER, thrown: [] });
  });
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
    expect(code.length).toBeLessThan(16_000);
  });

  it("leaves nothing of a door that is imported for nothing", async () => {
    for (const door of [
      "mentor-matching",
      "mentor-matching/algorithms",
      "mentor-matching/report",
      "mentor-matching/time-zones",
    ]) {
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
