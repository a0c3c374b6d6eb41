/** What the lint says of a round, and short ways to write rounds down for it. */
import { expect } from "vitest";
import { renderFinding } from "../../src/errors/render";
import { checkOrThrow } from "../../src/match/match";
import type { Person } from "./naive-answers";
import type { Round } from "./stages";
/** What the lint says under a code, behind "plan, ". */
export const said = (round: Round, code: string): string[] =>
  checkOrThrow(round.plan as never, round)
    .filter((finding) => finding.code === code)
    .map((finding) => {
      expect(finding.severity).toBe("warning");
      return renderFinding(finding).replace("plan, ", "");
    });

export type Json = Readonly<Record<string, unknown>>;

/** People with an answer each to the fields of a row. */
export const people = (prefix: string, rows: ReadonlyArray<Json>): Person[] =>
  rows.map((row, at) => ({ id: `${prefix}${at}`, ...row }));

export const both = (kind: string, field: string, rest: Json = {}): Json => ({
  kind,
  weight: 1,
  mentee: field,
  mentor: field,
  ...rest,
});
