import { describe, expect, it } from "vitest";
import { style } from "../../src/report/html/style";

/** name → colour, of each `:root` block: light first, dark second. */
const palettes = [...style.matchAll(/:root \{([^}]*)\}/g)].map(
  ([, block = ""]) =>
    new Map(
      [...block.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name = "", colour = ""]) => [
        name,
        colour,
      ]),
    ),
);

/** Relative luminance, Web Content Accessibility Guidelines 2.2. */
const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

const contrast = (one: string, other: string): number => {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};

describe.each([
  ["light", palettes[0]!],
  ["dark", palettes[1]!],
])("the %s colours", (_, palette) => {
  it.each([
    ["ink", "paper"],
    ["soft", "paper"],
    ["accent", "paper"],
    ["good", "paper"],
    ["bad", "paper"],
    ["bad", "bad-shade"],
    ["ink", "bad-shade"],
    ["ink", "warn-shade"],
  ])("can be read: %s on %s", (text, ground) => {
    expect(contrast(palette.get(text)!, palette.get(ground)!)).toBeGreaterThanOrEqual(4.5);
  });

  it.each([
    ["matched", "paper"],
    ["matched", "allowed"],
    ["allowed-edge", "paper"],
    ["strong", "paper"],
  ])("can be told apart: %s on %s", (mark, ground) => {
    expect(contrast(palette.get(mark)!, palette.get(ground)!)).toBeGreaterThanOrEqual(3);
  });
});

describe("the style sheet", () => {
  it("defines every colour it uses, in both schemes", () => {
    const used = new Set([...style.matchAll(/var\(--([a-z-]+)\)/g)].map(([, name]) => name!));
    for (const name of ["serif", "share"]) used.delete(name);
    for (const palette of palettes) for (const name of used) expect([...palette.keys()]).toContain(name);
    expect([...palettes[1]!.keys()]).toEqual([...palettes[0]!.keys()]);
  });
});
