import type { StableProblem } from "mentor-matching/algorithms";
import { Person, stableMarriage as solve } from "stable-marriage";
import { packageOf } from "../packages";
import type { Rival } from "./rival";

/** The npm package `stable-marriage`: people as objects, who look for each other in their lists. One place each only. */
export const stableMarriage: Rival<StableProblem> = {
  name: "stable-marriage",
  solves: "stable matching",
  available: () => undefined,
  version: () => packageOf("stable-marriage").version,
  prepare: (problem) => {
    if (problem.capacityOfColumn.some((places) => places !== 1)) throw new Error("one place each only");
    const rows = Array.from({ length: problem.rowCount }, (_, row) => new Person(row));
    const columns = Array.from({ length: problem.columnCount }, (_, column) => new Person(column));
    const ofColumn: { readonly row: number; readonly score: number }[][] = columns.map(() => []);
    for (const [row, person] of rows.entries()) {
      const edges = [...problem.columnOfEdge.keys()].slice(
        problem.rowOffsets[row],
        problem.rowOffsets[row + 1],
      );
      for (const e of edges)
        ofColumn[problem.columnOfEdge[e]!]!.push({ row, score: problem.columnScore[e]! });
      edges.sort((a, b) => problem.rowScore[b]! - problem.rowScore[a]!);
      person.generatePreferences(edges.map((e) => columns[problem.columnOfEdge[e]!]!));
    }
    for (const [column, wanted] of ofColumn.entries()) {
      wanted.sort((a, b) => b.score - a.score);
      columns[column]!.generatePreferences(wanted.map(({ row }) => rows[row]!));
    }
    return {
      run: () => {
        // It leaves people engaged; the next run would start from there.
        for (const person of [...rows, ...columns]) person.fiance = null;
        const start = performance.now();
        solve(rows);
        const ms = performance.now() - start;
        const columnOfRow = Int32Array.from(rows, ({ fiance }) => fiance?.name ?? -1);
        return { columnOfRow: () => columnOfRow, ms };
      },
    };
  },
};
