import fc from "fast-check";
import { type ProjectProblem, projectProblemOrThrow } from "../../src/stable/projects/problem";
import type { ProjectMarket } from "../oracles/stability";

/** How large a random market may be, and how scores are drawn. */
export interface ProjectMarketSize {
  readonly students: number;
  readonly projects: number;
  readonly lecturers: number;
  readonly capacity: number;
  readonly score: fc.Arbitrary<number>;
}

const table = <A>(rows: number, columns: number, entry: fc.Arbitrary<A>): fc.Arbitrary<A[][]> =>
  fc.array(fc.array(entry, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows });

const listOf = <A>(length: number, entry: fc.Arbitrary<A>): fc.Arbitrary<A[]> =>
  fc.array(entry, { minLength: length, maxLength: length });

export const projectMarket = (size: ProjectMarketSize): fc.Arbitrary<ProjectMarket> =>
  fc
    .tuple(
      fc.nat(size.students),
      fc.nat(size.projects),
      fc.integer({ min: 1, max: size.lecturers }),
      fc.constantFrom(4, 7, 10),
    )
    .chain(([students, projects, lecturers, density]) =>
      fc.record({
        wishes: table(
          students,
          projects,
          fc.tuple(fc.nat(9), size.score).map(([draw, score]) => (draw < density ? score : undefined)),
        ),
        lecturerOf: listOf(projects, fc.nat(lecturers - 1)),
        lecturerWants: table(lecturers, students, size.score),
        capacityOfProject: listOf(projects, fc.nat(size.capacity)),
        capacityOfLecturer: listOf(lecturers, fc.nat(size.capacity + 1)),
      }),
    );

/** As many students as projects of one or two places, nearly all acceptable, and as many places of lecturers: where several allocations are stable. */
export const crowdedProjectMarket = (
  side: number,
  lecturers: number,
  score: fc.Arbitrary<number>,
): fc.Arbitrary<ProjectMarket> =>
  fc.record({
    wishes: table(
      side,
      side,
      fc.tuple(fc.nat(19), score).map(([draw, drawn]) => (draw < 19 ? drawn : undefined)),
    ),
    lecturerOf: fc.constant(Array.from({ length: side }, (_, project) => project % lecturers)),
    lecturerWants: table(lecturers, side, score),
    capacityOfProject: listOf(side, fc.integer({ min: 1, max: 2 })),
    capacityOfLecturer: fc.constant(
      Array.from({ length: lecturers }, (_, lecturer) => Math.ceil((side - lecturer) / lecturers)),
    ),
  });

/** The market's arrays, as the library takes them. */
export const projectProblemOf = (market: ProjectMarket): ProjectProblem => {
  const rowOffsets = [0];
  const columnOfEdge: number[] = [];
  const rowScore: number[] = [];
  const lecturerScore: number[] = [];
  for (const [student, wishes] of market.wishes.entries()) {
    for (const [project, wish] of wishes.entries()) {
      if (wish === undefined) continue;
      columnOfEdge.push(project);
      rowScore.push(wish);
      lecturerScore.push(market.lecturerWants[market.lecturerOf[project]!]![student]!);
    }
    rowOffsets.push(columnOfEdge.length);
  }
  return projectProblemOrThrow({
    rowCount: market.wishes.length,
    columnCount: market.lecturerOf.length,
    rowOffsets: Int32Array.from(rowOffsets),
    columnOfEdge: Int32Array.from(columnOfEdge),
    rowScore: Float64Array.from(rowScore),
    lecturerScore: Float64Array.from(lecturerScore),
    lecturerOfProject: Int32Array.from(market.lecturerOf),
    capacityOfColumn: Int32Array.from(market.capacityOfProject),
    capacityOfLecturer: Int32Array.from(market.capacityOfLecturer),
  });
};
