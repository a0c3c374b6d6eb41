import { type Finding, quote } from "../../errors/finding";
import { arrayFinding } from "../../graph/check";

/** Findings for an index of somebody on a side. */
export const checkIndex = (name: string, index: number, count: number): Finding[] =>
  Number.isInteger(index) && index >= 0 && index < count
    ? []
    : [
        arrayFinding("out-of-range", [name], {
          expected: count === 0 ? `no ${name}, for there is none` : `a ${name} from 0 to ${count - 1}`,
          received: quote(index),
          remedy: "Ask about somebody who takes part.",
        }),
      ];

/** Findings for what should be the name of a side. */
export const checkSide = (name: string, side: unknown): Finding[] =>
  side === "row" || side === "column"
    ? []
    : [
        arrayFinding("unknown-name", [name], {
          expected: '"row" or "column"',
          received: quote(side),
          remedy: "Name one of the two sides.",
        }),
      ];
