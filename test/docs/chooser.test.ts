/** The chooser names functions that there are, and every solver that there is; every page of problems and algorithms can be reached. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import * as door from "../../src/algorithms";

const docs = fileURLToPath(new URL("../../docs/", import.meta.url));
const read = (file: string): string => readFileSync(docs + file, "utf8");
const pagesOf = (folder: string): string[] =>
  readdirSync(docs + folder).filter((file) => file.endsWith(".md") && file !== "README.md");

/** Names in code marks, whole identifiers only. */
const namesIn = (markdown: string): string[] =>
  [...markdown.matchAll(/`([a-z]\w*)`/g)].map(([, name = ""]) => name);

const chooser = read("problems/README.md");
const functions = Object.entries(door)
  .filter(([, value]) => typeof value === "function" && !/^class /.test(String(value)))
  .map(([name]) => name)
  .filter((name) => !/(OrThrow|Async)$/.test(name));

describe("the chooser", () => {
  it("names only functions that the door has", () => {
    const named = namesIn(chooser);
    expect(named.length).toBeGreaterThan(40);
    for (const name of named) expect(functions, name).toContain(name);
  });

  it("names every solver and every verifier", () => {
    const solvers = functions.filter((name) => /^(solve|verify)/.test(name));
    expect(solvers.length).toBeGreaterThan(25);
    for (const name of solvers) expect(chooser, name).toContain(`\`${name}\``);
  });

  it("leads to every page of problems", () => {
    for (const page of pagesOf("problems")) expect(chooser, page).toContain(`](${page})`);
  });
});

describe("the pages", () => {
  const all = pagesOf("problems").map((page) => ({ page, text: read(`problems/${page}`) }));

  it("speak of every function of the door", () => {
    const texts = [chooser, ...all.map(({ text }) => text), read("../README.md")].join("\n");
    const spoken = functions.filter((name) => !/^render/.test(name));
    expect(spoken.filter((name) => !texts.includes(name))).toEqual([]);
  });

  it("of algorithms are each led to by a page of problems", () => {
    for (const algorithm of pagesOf("algorithms")) {
      const leading = all.filter(({ text }) => text.includes(`algorithms/${algorithm})`));
      expect(
        leading.map(({ page }) => page),
        algorithm,
      ).not.toEqual([]);
      expect(read("algorithms/README.md"), algorithm).toContain(`](${algorithm})`);
    }
  });
});
