/**
 * Assignments in order: the best of all parts is given away, what is left of its part is split, and so on. See `partition.ts` for the sources.
 *
 * 1. A part is solved only when it is the most promising of all; until then its bound stands for it.
 * 2. The order of the rows is chosen anew wherever a part is split, but stays as it is where it was split before, so that the parts are the open ends of one tree, and the items its
 *    branches: the proof is the tree and a price for each end; see {@link RankingProof}.
 *
 * For each item one shortest path for each part that is tried, at most one a row: O(rows · (edges + columns log columns)), mostly far less. Memory O(items · (rows + columns)), and O(rows + columns) for
 * each part that was solved.
 */
import { findEdge, NOBODY } from "../../graph/bipartite";
import type { Progress, Slices, StopReason } from "../../graph/slices";
import { restateBound, restatePotentials, sumUp } from "../normal-form";
import type { Cover, InfeasibleAssignment, OptimalAssignment, Potentials } from "../outcome";
import type { AssignmentProblem } from "../problem";
import { assignmentSlices } from "../solvers";
import type { Coverage } from "../successive-shortest-paths";
import { type Emptiness, ExchangeSearch } from "./exchange-search";
import type { RankedAssignment, RankingOutcome } from "./outcome";
import { exclusionsOf, type Part, PartQueue } from "./part";
import { Partition } from "./partition";
import { type Optimum, type Space, spaceOf, sumOfWeights } from "./space";

/** An assignment that was given away, and the part in which it was best. */
interface Item {
  readonly part: Part;
  readonly optimum: Optimum;
  readonly rowOrder: Int32Array;
}

/** What there is once the best of all is known. */
interface Tools {
  readonly space: Space;
  readonly cover: Cover | undefined;
  readonly search: ExchangeSearch;
  readonly partition: Partition;
}

export class Ranking {
  readonly assignments: RankedAssignment[] = [];
  private readonly items: Item[] = [];
  private readonly queue = new PartQueue();
  private readonly empty: { readonly part: Part; readonly emptiness: Emptiness }[] = [];
  private tools: Tools | undefined;
  private infeasible: InfeasibleAssignment | undefined;
  private stopped: StopReason | undefined;
  /** A bound from before the best was known. */
  private firstBound: number;

  constructor(
    private readonly problem: AssignmentProblem,
    private readonly coverage: Coverage,
    /** How many are wanted, for the progress. */
    private readonly count: number,
  ) {
    this.firstBound = problem.sense === "minimise" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  }

  /** Finds one more; answers whether there is one, or why it was stopped. Stopped, it can go on later. */
  *advance(): Slices<boolean | StopReason> {
    this.stopped = undefined;
    if (this.tools === undefined && this.infeasible === undefined) {
      const reason = yield* this.solveAll();
      if (reason !== undefined) return this.stop(reason);
    }
    if (this.tools === undefined) return false;
    const { search, space } = this.tools;
    for (;;) {
      const part = this.queue.peek();
      if (part === undefined) return false;
      if (part.optimum !== undefined) {
        const reason = yield* this.give(part, part.optimum, this.tools);
        return reason === undefined ? true : this.stop(reason);
      }
      const { rowOrder } = this.items[part.item]!;
      const { depth } = part;
      const excluded = exclusionsOf(space, part, rowOrder[depth]!);
      const found = yield* search.run({ base: part.base!, rowOrder, depth, excluded });
      if (typeof found === "string") return this.stop(found);
      this.queue.pop();
      if ("side" in found) {
        this.empty.push({ part, emptiness: found });
        continue;
      }
      part.optimum = found;
      part.bound = found.value;
      this.queue.push(part);
    }
  }

  /** Notes that the work was stopped. */
  stop(reason: StopReason): StopReason {
    this.stopped = reason;
    return reason;
  }

  /** The best of all, as the one open part; or who competes for too little. */
  private *solveAll(): Slices<StopReason | undefined> {
    const outcome = yield* assignmentSlices(this.problem, { coverage: this.coverage });
    if (outcome._tag === "Stopped") {
      this.firstBound = outcome.bound;
      return outcome.reason;
    }
    if (outcome._tag === "Infeasible") {
      this.infeasible = outcome;
      return undefined;
    }
    const space = spaceOf(this.problem, outcome);
    const progress = (): Progress => ({ done: this.items.length, total: this.count });
    this.tools = {
      space,
      cover: outcome.coverage === "first" ? outcome.cover : undefined,
      search: new ExchangeSearch(space, progress),
      partition: new Partition(space, progress),
    };
    const optimum = firstOptimum(this.problem, space, outcome);
    const { value } = optimum;
    this.queue.push({ item: NOBODY, depth: -1, base: undefined, before: undefined, bound: value, optimum });
    return undefined;
  }

  /** Gives the best of a part away and opens what is left of it. */
  private *give(part: Part, optimum: Optimum, { space, partition }: Tools): Slices<StopReason | undefined> {
    const { depth, item } = part;
    const orderBefore = item < 0 ? NO_ROWS : this.items[item]!.rowOrder;
    const rest: Part = { item, depth, base: optimum, before: part, bound: 0, optimum: undefined };
    const excluded = item < 0 ? [] : exclusionsOf(space, rest, orderBefore[depth]!);
    const split = yield* partition.split({ optimum, orderBefore, depth, excluded });
    if (typeof split === "string") return split;
    const { rowOrder, loss } = split;
    this.queue.pop();
    const given = this.items.length;
    this.items.push({ part, optimum, rowOrder });
    const columnOfRow = optimum.edgeOfRow.map((edge) =>
      edge === NOBODY ? NOBODY : space.columnOfEdge[edge]!,
    );
    this.assignments.push({ rank: given + 1, columnOfRow, ...sumUp(this.problem, columnOfRow) });
    if (depth >= 0 && loss[depth]! < Number.POSITIVE_INFINITY) {
      rest.bound = optimum.value - loss[depth]!;
      this.queue.push(rest);
    }
    for (let at = depth + 1; at < rowOrder.length; at++) {
      if (loss[at] === Number.POSITIVE_INFINITY) continue;
      const bound = optimum.value - loss[at]!;
      this.queue.push({
        item: given,
        depth: at,
        base: optimum,
        before: undefined,
        bound,
        optimum: undefined,
      });
    }
    return undefined;
  }

  /** What was found so far, with its proof. O(items · (rows + columns)). */
  outcome(): RankingOutcome {
    if (this.infeasible !== undefined) return this.infeasible;
    const { coverage, assignments, stopped, tools } = this;
    const found = { coverage, assignments: [...assignments], bound: this.bound(), proof: this.proof(tools) };
    return stopped === undefined
      ? { _tag: "Ranked", ...found }
      : { _tag: "Stopped", reason: stopped, ...found };
  }

  private bound(): number | undefined {
    if (this.tools === undefined) return this.firstBound;
    const next = this.queue.peek();
    return next === undefined ? undefined : restateBound(this.problem, next.bound);
  }

  private proof(tools: Tools | undefined) {
    const { items, queue, empty } = this;
    return {
      ...(tools?.cover === undefined ? {} : { cover: tools.cover }),
      branches: items.map(({ part: { item, depth }, optimum, rowOrder }) => ({
        item,
        depth,
        rowOrder: rowOrder.slice(),
        potentials: this.potentialsOf(optimum, tools),
      })),
      solved: queue
        .parts()
        .flatMap(({ item, depth, optimum }) =>
          optimum === undefined ? [] : [{ item, depth, potentials: this.potentialsOf(optimum, tools) }],
        ),
      empty: empty.map(({ part: { item, depth }, emptiness }) => ({ item, depth, ...emptiness })),
    };
  }

  private potentialsOf({ edgeOfRow, columnPrice }: Optimum, tools: Tools | undefined): Potentials {
    const row = new Float64Array(edgeOfRow.length);
    const { weight, columnOfEdge } = tools!.space;
    for (let r = 0; r < row.length; r++) {
      const edge = edgeOfRow[r]!;
      if (edge !== NOBODY) row[r] = weight[edge]! - columnPrice[columnOfEdge[edge]!]!;
    }
    return restatePotentials(this.problem, { row, column: columnPrice });
  }
}

const NO_ROWS = new Int32Array(0);

/** What a solver answered, in terms of the space. */
const firstOptimum = (
  { sense, penaltyOfColumn }: AssignmentProblem,
  space: Space,
  { columnOfRow, potentials }: OptimalAssignment,
): Optimum => {
  const sign = sense === "minimise" ? -1 : 1;
  const edgeOfRow = columnOfRow.map((column, row) =>
    column === NOBODY ? NOBODY : findEdge(space, row, column),
  );
  const columnPrice = potentials.column.map(
    (price, column) => sign * price + (penaltyOfColumn?.[column] ?? 0) + 0,
  );
  return { edgeOfRow, columnPrice, value: sumOfWeights(space, edgeOfRow) };
};
