/** Numbers as a reader sees them: rounded, grouped, the same on every engine and in every locale. */
import type { Scale } from "../plan/scale";

/** The number at that many decimals at most, and never −0. */
export const rounded = (value: number, decimals: number): number => Number(value.toFixed(decimals)) + 0;

/** A count with its thousands set apart: `12,500`. */
export const grouped = (value: number): string => groupThousands(String(value));

/** A score for reading: three decimals among weights, two at most among points. */
export const scoreInWords = (score: number, scale: Scale): string => {
  const digits =
    scale === "weights" ? Math.abs(rounded(score, 3)).toFixed(3) : String(Math.abs(rounded(score, 2)));
  return (rounded(score, 2 + Number(scale === "weights")) < 0 ? "−" : "") + groupThousands(digits);
};

/**
 * A share in per cent with one decimal at most: 100% and 0% stand for the whole and for nothing alone, so that 1,999 of
 * 2,000 is no whole. `undefined` of nothing.
 */
export const percentOf = (part: number, whole: number): string | undefined => {
  if (whole === 0) return undefined;
  if (part === 0 || part === whole) return `${(100 * part) / whole}%`;
  return `${Math.min(99.9, Math.max(0.1, rounded((100 * part) / whole, 1)))}%`;
};

/** A noun with its number: `1 mentor`, `3 mentors`. */
export const counted = (count: number, noun: string): string =>
  `${grouped(count)} ${noun}${count === 1 ? "" : "s"}`;

const groupThousands = (digits: string): string => {
  const [whole = "", ...fraction] = digits.split(".");
  return [whole.replace(/\B(?=(\d{3})+$)/g, ","), ...fraction].join(".");
};
