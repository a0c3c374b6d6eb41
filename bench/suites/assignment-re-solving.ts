/** Re-solving after one change, against our own solver on the changed problem. */
import {
  type AssignmentChange,
  type AssignmentOutcome,
  type AssignmentProblem,
  assignmentProblemOrThrow,
  type ChangedAssignment,
  changeAssignmentOrThrow,
  denseAssignmentProblemOrThrow,
  type OptimalAssignment,
  resolveAssignmentOrThrow,
  solveAssignment,
  verifyAssignment,
} from "mentor-matching/algorithms";
import type { BenchCase, OurAnswer } from "../contest";
import { type DenseClass, denseInstance } from "../instances";
import { type Random, randomNumbers } from "../random";

const SEED = 20_260_102;

/** Places of a mentor, and candidates of a mentee, in the sparse instances. */
const PLACES = 5;
const CANDIDATES = 20;

/** Changes of one run: one alone may be lucky. */
const CHANGES = 4;
/** Relative; both add the same weights in another order. */
const TOLERANCE = 1e-9;

/** What an instance is changed by. */
interface World {
  readonly problem: AssignmentProblem;
  readonly answer: OptimalAssignment;
  readonly random: Random;
  /** A weight as the instance has them. */
  readonly drawWeight: () => number;
}

const below = (random: Random, bound: number): number => Math.floor(random() * bound);

/** A pair that was chosen. */
const someMatch = ({ answer, random }: World): { readonly row: number; readonly column: number } => {
  for (;;) {
    const row = below(random, answer.columnOfRow.length);
    const column = answer.columnOfRow[row]!;
    if (column >= 0) return { row, column };
  }
};

const edgesOf = ({ rowOffsets, columnCount }: AssignmentProblem, row: number): readonly [number, number] =>
  rowOffsets === undefined
    ? [row * columnCount, (row + 1) * columnCount]
    : [rowOffsets[row]!, rowOffsets[row + 1]!];

/** So many different numbers below a bound, ascending. */
const someOf = (count: number, bound: number, random: Random): Int32Array => {
  const chosen = new Set<number>();
  while (chosen.size < count) chosen.add(below(random, bound));
  return Int32Array.from(chosen).sort();
};

/** Every kind of change by its name. */
const kinds: Readonly<Record<string, (world: World) => AssignmentChange>> = {
  "row re-weighted": (world) => {
    const { row } = someMatch(world);
    const [first, end] = edgesOf(world.problem, row);
    const weights = Float64Array.from({ length: end - first }, world.drawWeight);
    return { _tag: "RowReweighted", row, weights };
  },
  "row added": ({ problem, random, drawWeight }) => {
    const columns =
      problem.columnOfEdge === undefined ? undefined : someOf(CANDIDATES, problem.columnCount, random);
    const weights = Float64Array.from({ length: columns?.length ?? problem.columnCount }, drawWeight);
    return { _tag: "RowAdded", weights, ...(columns === undefined ? {} : { columns }) };
  },
  "row removed": (world) => ({ _tag: "RowRemoved", row: someMatch(world).row }),
  "column removed": (world) => ({ _tag: "ColumnRemoved", column: someMatch(world).column }),
  "pair locked": (world) => {
    const { row } = someMatch(world);
    const { problem, random } = world;
    const [first, end] = edgesOf(problem, row);
    const at = below(random, end - first);
    return { _tag: "PairLocked", row, column: problem.columnOfEdge?.[first + at] ?? at };
  },
  "pair forbidden": (world) => ({ _tag: "PairForbidden", ...someMatch(world) }),
  "capacity changed": (world) => {
    const { column } = someMatch(world);
    return { _tag: "CapacityChanged", column, capacity: world.problem.capacityOfColumn[column]! - 1 };
  },
};

const dense = (name: DenseClass, n: number): World => {
  const instance = denseInstance(name, n, SEED);
  const { weight } = instance;
  const random = randomNumbers(SEED + 1);
  return worldOf(
    denseAssignmentProblemOrThrow(instance),
    random,
    () => weight[below(random, weight.length)]!,
  );
};

/** Mentees with a few candidates each, and mentors with places; a score of uniform numbers. */
const mentoring = (rowCount: number): World => {
  const random = randomNumbers(SEED);
  const columnCount = rowCount / PLACES;
  const columnOfEdge = new Int32Array(rowCount * CANDIDATES);
  for (let row = 0; row < rowCount; row++)
    columnOfEdge.set(someOf(CANDIDATES, columnCount, random), row * CANDIDATES);
  const problem = assignmentProblemOrThrow({
    rowCount,
    columnCount,
    rowOffsets: Int32Array.from({ length: rowCount + 1 }, (_, row) => row * CANDIDATES),
    columnOfEdge,
    weight: Float64Array.from(columnOfEdge, random),
    capacityOfColumn: new Int32Array(columnCount).fill(PLACES),
  });
  return worldOf(problem, random, random);
};

const worldOf = (problem: AssignmentProblem, random: Random, drawWeight: () => number): World => {
  const answer = solveAssignment(problem);
  return { problem, answer, random, drawWeight };
};

/** The answers of one run, one after the other. */
const answersOf = (
  problems: readonly AssignmentProblem[],
  outcomes: readonly AssignmentOutcome[],
): OurAnswer => ({
  columnOfRow: () =>
    Int32Array.from(
      outcomes.flatMap((outcome) => (outcome._tag === "Infeasible" ? [] : [...outcome.columnOfRow])),
    ),
  violations: () =>
    outcomes.flatMap((outcome, at) =>
      verifyAssignment(problems[at]!, outcome).map((violation) => JSON.stringify(violation)),
    ),
});

const mend = (answer: OptimalAssignment, changed: readonly ChangedAssignment[]): OurAnswer =>
  answersOf(
    changed.map(({ problem }) => problem),
    changed.map(({ problem, delta }) => resolveAssignmentOrThrow(problem, answer, { delta })),
  );

/** Mended answers are verified; those from scratch must be worth as much. */
const worth = (outcome: AssignmentOutcome): number =>
  outcome._tag === "Infeasible" ? Number.NaN : outcome.total;

const reSolvingCase = (kind: string, name: string, n: number, make: () => World): BenchCase => ({
  suite: "assignment",
  name: `re-solve, ${kind}, ${name}`,
  n,
  note:
    `${CHANGES} changes, each of the same problem. The peer is our own solver on the changed problem. ` +
    "With input: the changed problem is made and checked first, which copies its weights.",
  prepare: async () => {
    const world = make();
    const { problem, answer } = world;
    const changes = Array.from({ length: CHANGES }, () => kinds[kind]!(world));
    const changed = changes.map((change) => changeAssignmentOrThrow(problem, change));
    const problems = changed.map((one) => one.problem);
    const solveAll = () => problems.map((one) => solveAssignment(one));
    const proven = changed.map(({ problem: after, delta }) =>
      resolveAssignmentOrThrow(after, answer, { delta }),
    );
    const fresh = solveAll();
    const disagreements = proven.flatMap((mended, at) =>
      Math.abs(worth(mended) - worth(fresh[at]!)) <= TOLERANCE * worth(mended)
        ? []
        : [`change ${at}: ${worth(mended)} mended, ${worth(fresh[at]!)} from scratch`],
    );
    return {
      ours: { run: () => mend(answer, changed) },
      oursWithInput: {
        run: () =>
          mend(
            answer,
            changes.map((change) => changeAssignmentOrThrow(problem, change)),
          ),
      },
      peers: { "from scratch": { run: () => answersOf(problems, solveAll()) } },
      absent: {},
      judgePeer: () => disagreements,
    };
  },
});

/** All kinds of changes on full matrices and in a mentoring programme. */
export const reSolving = (quick: boolean): BenchCase[] => {
  const n = quick ? 60 : 2000;
  const people = quick ? 200 : 20_000;
  return Object.keys(kinds).flatMap((kind) => [
    reSolvingCase(kind, "uniform", n, () => dense("uniform", n)),
    reSolvingCase(kind, "low-rank", n, () => dense("low-rank", n)),
    reSolvingCase(kind, "mentoring", people, () => mentoring(people)),
  ]);
};
