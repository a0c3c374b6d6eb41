import { describe, expect, it } from "vitest";
import { histogramOf } from "../../src/report/histogram";
import { type ChartSize, drawChart, edgeInWords } from "../../src/report/html/chart";
import { runExample } from "./rounds";
import { tagsOf, textOf, unbalanced } from "./tags";

const size: ChartSize = { width: 760, height: 280 };
const histogram = histogramOf(runExample("primary-care"));

/** Left and right end of every bar of a colour. */
const barsOf = (svg: string, colour: string): ReadonlyArray<readonly [left: number, right: number]> =>
  tagsOf(svg)
    .filter(({ attributes, name }) => name === "path" && attributes.get("fill") === `var(--${colour})`)
    .map(({ attributes }) => {
      const [, left, width] = /^M(-?[\d.]+) -?[\d.]+l(-?[\d.]+) 0/.exec(attributes.get("d") ?? "") ?? [];
      return [Number(left), Number(left) + Number(width)] as const;
    });

describe("the drawing", () => {
  const svg = drawChart(histogram, size);

  it("is the same text however many were drawn before", () => {
    for (let again = 0; again < 3; again++) expect(drawChart(histogram, size)).toBe(svg);
    drawChart(histogram, { ...size, width: 300 });
    expect(drawChart(histogram, size)).toBe(svg);
  });

  it("holds no trace of a live chart, no name space and no style sheet", () => {
    expect(unbalanced(svg)).toEqual([]);
    expect(svg).not.toMatch(/zr\d|ecmeta|class=|xmlns|http|<style|CDATA|\n/);
    expect(svg).toContain('viewBox="0 0 760 280"');
  });

  it("has a bar of each kind where there are pairs, one in the middle of the other", () => {
    const allowed = barsOf(svg, "allowed");
    const matched = barsOf(svg, "matched");
    const { bins } = histogram;
    const inMatched = bins.flatMap((bin, at) => (bin.matched > 0 ? [at] : []));
    expect(allowed).toHaveLength(bins.filter((bin) => bin.allowed > 0).length);
    expect(allowed).toHaveLength(bins.length);
    expect(matched).toHaveLength(inMatched.length);
    for (const [at, [left, right]] of matched.entries()) {
      const [from, to] = allowed[inMatched[at]!]!;
      expect(from).toBeLessThan(left);
      expect(to).toBeGreaterThan(right);
      expect(Math.abs(left + right - from - to)).toBeLessThan(2.5);
    }
  });

  it("labels the ends of the bins, fewer where there is less room", () => {
    expect(textOf(svg)).toContain("0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9 1.0");
    const narrow = textOf(drawChart(histogram, { ...size, width: 240 }));
    expect(narrow).toContain("0.2 0.4 0.6 0.8 1.0");
    expect(narrow).not.toContain("0.3");
  });

  it("ends its lines at a round share, above the highest bar", () => {
    expect(textOf(svg)).toContain("0% 10% 20% 30% 40%");
    const bins = [
      { from: 0, to: 1, matched: 1, allowed: 48 },
      { from: 1, to: 2, matched: 1, allowed: 52 },
    ];
    expect(textOf(drawChart({ ...histogram, bins, decimals: 0 }, size))).toContain("0% 20% 40% 60%");
  });

  it("keeps long labels apart and within the drawing", () => {
    const bins = Array.from({ length: 6 }, (_, at) => ({
      from: 5000 * at - 15000,
      to: 5000 * at - 10000,
      matched: 1,
      allowed: 1,
    }));
    for (const width of [760, 340]) {
      const drawn = drawChart({ ...histogram, bins, decimals: 0 }, { width, height: 230 });
      const middles = [...drawn.matchAll(/text-anchor="middle"[^>]*translate\(([\d.]+) [^>]*>([^<]*)</g)].map(
        ([, x, label = ""]) => ({ x: Number(x), half: 3.5 * label.length }),
      );
      expect(middles.length).toBeGreaterThan(2);
      for (const [at, { x, half }] of middles.entries()) {
        expect(x - half).toBeGreaterThan(0);
        expect(x + half).toBeLessThanOrEqual(width);
        if (at > 0) expect(x - half).toBeGreaterThan(middles[at - 1]!.x + middles[at - 1]!.half);
      }
    }
  });

  it("places no text by its size, which a browser measures and Node estimates", () => {
    const texts = tagsOf(svg).filter(({ closes, name }) => name === "text" && !closes);
    expect(texts.length).toBeGreaterThan(9);
    for (const { attributes } of texts) {
      expect([...attributes.keys()]).not.toContain("y");
      expect(attributes.get("transform")).toMatch(/^translate\(\d+(\.\d+)? \d+(\.\d+)?\)$/);
    }
  });

  it("takes no colour but the page's", () => {
    for (const { attributes } of tagsOf(svg)) {
      for (const key of ["fill", "stroke"]) {
        expect(attributes.get(key) ?? "none").toMatch(/^(none|var\(--[a-z-]+\))$/);
      }
    }
  });

  it("can be drawn of a round without pairs", () => {
    const bins = [{ from: 0, to: 1, matched: 0, allowed: 3 }];
    expect(textOf(drawChart({ ...histogram, bins, decimals: 0 }, size))).toContain("100%");
  });
});

describe("the end of a bin in words", () => {
  it.each([
    [0.5, 2, "0.50"],
    [-0.5, 1, "−0.5"],
    [0, 1, "0.0"],
    [12000, 0, "12,000"],
    [-5, 0, "−5"],
    [-2e12, 0, "−2000000000000"],
    [3e25, 0, "3e+25"],
  ])("%d with %d decimals: %s", (edge, decimals, words) => {
    expect(edgeInWords(edge, decimals)).toBe(words);
  });
});
