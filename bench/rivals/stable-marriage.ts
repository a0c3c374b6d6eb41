import type { StableProblem } from "mentor-matching/algorithms";
import { Person, stableMarriage as solve } from "stable-marriage";
import { packageOf } from "../packages";
import type { Rival } from "./rival";

/** Both sides as the package's objects, their lists sorted. */
const peopleOf = (problem: StableProblem): { readonly rows: Person[]; readonly columns: Person[] } => {
  if (problem.capacityOfColumn.some((places) => places !== 1)) throw new Error("one place each only");
  const rows = Array.from({ length: problem.rowCount }, (_, row) => new Person(row));
  const columns = Array.from({ length: problem.columnCount }, (_, column) => new Person(column));
  const ofColumn: { readonly row: number; readonly score: number }[][] = columns.map(() => []);
  for (const [row, person] of rows.entries()) {
    const edges: number[] = [];
    for (let e = problem.rowOffsets[row]!; e < problem.rowOffsets[row + 1]!; e++) {
      edges.push(e);
      ofColumn[problem.columnOfEdge[e]!]!.push({ row, score: problem.columnScore[e]! });
    }
    edges.sort((a, b) => problem.rowScore[b]! - problem.rowScore[a]!);
    person.generatePreferences(edges.map((e) => columns[problem.columnOfEdge[e]!]!));
  }
  for (const [column, wanted] of ofColumn.entries()) {
    wanted.sort((a, b) => b.score - a.score);
    columns[column]!.generatePreferences(wanted.map(({ row }) => rows[row]!));
  }
  return { rows, columns };
};

const marry = (rows: readonly Person[]): Int32Array => {
  solve(rows);
  return Int32Array.from(rows, ({ fiance }) => fiance?.name ?? -1);
};

const npmPackage = {
  solves: "stable matching",
  available: () => undefined,
  version: () => packageOf("stable-marriage").version,
} as const;

/** The npm package `stable-marriage`: people as objects, who look for each other in their lists, which are there already. One place each only. */
export const stableMarriage: Rival<StableProblem> = {
  ...npmPackage,
  name: "stable-marriage",
  prepare: (problem) => {
    const { rows, columns } = peopleOf(problem);
    return {
      run: () => {
        // It leaves people engaged; the next run would start from there.
        for (const person of [...rows, ...columns]) person.fiance = null;
        const start = performance.now();
        const columnOfRow = marry(rows);
        return { columnOfRow: () => columnOfRow, ms: performance.now() - start };
      },
    };
  },
};

/** The same from scores, as ours: a caller who has scores sorts them into the lists that it wants. */
export const stableMarriageFromScores: Rival<StableProblem> = {
  ...npmPackage,
  name: "stable-marriage, from scores",
  prepare: (problem) => {
    peopleOf(problem);
    return {
      run: () => {
        const columnOfRow = marry(peopleOf(problem).rows);
        return { columnOfRow: () => columnOfRow };
      },
    };
  },
};
