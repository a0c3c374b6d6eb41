import { type Random, randomNumbers } from "./random";

/** A network with costs, bounds and supplies, as whole numbers. */
export interface FlowInstance {
  readonly nodeCount: number;
  /** arc → the node it leaves. */
  readonly tailOfArc: Int32Array;
  /** arc → the node it enters. */
  readonly headOfArc: Int32Array;
  /** arc → least flow. */
  readonly lowerOfArc: Int32Array;
  /** arc → most flow. */
  readonly upperOfArc: Int32Array;
  /** arc → what a unit costs. */
  readonly costOfArc: Float64Array;
  /** node → what it sends away on balance. */
  readonly supplyOfNode: Int32Array;
}

const LARGEST_COST = 10_000;

interface Arc {
  readonly tail: number;
  readonly head: number;
  readonly upper: number;
  readonly cost: number;
}

/** Draws whole numbers from one to another, both possible. */
const whole = (random: Random) => (from: number, to: number) => from + Math.floor(random() * (to - from + 1));

const networkOf = (arcs: readonly Arc[], supplyOfNode: Int32Array): FlowInstance => ({
  nodeCount: supplyOfNode.length,
  tailOfArc: Int32Array.from(arcs, ({ tail }) => tail),
  headOfArc: Int32Array.from(arcs, ({ head }) => head),
  lowerOfArc: new Int32Array(arcs.length),
  upperOfArc: Int32Array.from(arcs, ({ upper }) => upper),
  costOfArc: Float64Array.from(arcs, ({ cost }) => cost),
  supplyOfNode,
});

/**
 * Transshipment after the manner of NETGEN (D. Klingman, A. Napier, J. Stutz, 1974): √n sources with 500 to 1500 units each, as many sinks, eight arcs a node with
 * costs to 10,000. Chains from each source through all other nodes can carry everything, so that there is a flow; all further arcs
 * join random nodes and carry up to `most` units.
 */
export const transshipment = (nodeCount: number, most: number, seed: number): FlowInstance => {
  const random = randomNumbers(seed);
  const draw = whole(random);
  const ends = Math.round(Math.sqrt(nodeCount));
  const supplyOfNode = new Int32Array(nodeCount);
  const firstSink = nodeCount - ends;
  let total = 0;
  for (let source = 0; source < ends; source++) {
    supplyOfNode[source] = draw(500, 1500);
    total += supplyOfNode[source]!;
  }
  const share = Math.floor(total / ends);
  supplyOfNode.fill(-share, firstSink);
  supplyOfNode[nodeCount - 1]! -= total - share * ends;
  const arcs: Arc[] = [];
  const length = Math.ceil((firstSink - ends) / ends);
  for (let source = 0; source < ends; source++) {
    let tail = source;
    const first = ends + source * length;
    for (let head = first; head < Math.min(first + length, firstSink); head++) {
      arcs.push({ tail, head, upper: total, cost: draw(1, LARGEST_COST) });
      tail = head;
    }
    arcs.push({ tail, head: firstSink + source, upper: total, cost: draw(1, LARGEST_COST) });
    const nextSink = firstSink + ((source + 1) % ends);
    arcs.push({ tail: firstSink + source, head: nextSink, upper: total, cost: LARGEST_COST });
  }
  while (arcs.length < 8 * nodeCount) {
    const tail = draw(0, firstSink - 1);
    const head = draw(ends, nodeCount - 1);
    if (tail !== head) arcs.push({ tail, head, upper: draw(1, most), cost: draw(1, LARGEST_COST) });
  }
  return networkOf(arcs, supplyOfNode);
};

/**
 * A square grid: 500 units from every node of the left edge to the right edge, by arcs to the right and both ways up and down that carry up to 1000 units at
 * costs to 10,000. Beside each arc to the right a dear one carries whatever it must.
 */
export const grid = (side: number, seed: number): FlowInstance => {
  const draw = whole(randomNumbers(seed));
  const arcs: Arc[] = [];
  const arc = (tail: number, head: number): void => {
    arcs.push({ tail, head, upper: draw(1, 1000), cost: draw(1, LARGEST_COST) });
  };
  for (let node = 0; node < side * side; node++) {
    const above = node % side === side - 1 ? node + 1 - side : node + 1;
    arc(node, above);
    arc(above, node);
    if (node + side >= side * side) continue;
    arc(node, node + side);
    arcs.push({ tail: node, head: node + side, upper: 500 * side, cost: LARGEST_COST });
  }
  const supplyOfNode = new Int32Array(side * side).fill(500, 0, side).fill(-500, side * (side - 1));
  return networkOf(arcs, supplyOfNode);
};

/** Transportation in full: 1000 units at each of n plants, which every one of n towns may get any number of, at costs to 10,000. */
export const fullTransportation = (side: number, seed: number): FlowInstance => {
  const draw = whole(randomNumbers(seed));
  const arcs: Arc[] = [];
  for (let tail = 0; tail < side; tail++) {
    for (let town = 0; town < side; town++) {
      arcs.push({ tail, head: side + town, upper: 1000 * side, cost: draw(1, LARGEST_COST) });
    }
  }
  const supplyOfNode = new Int32Array(2 * side).fill(1000, 0, side);
  // As much more for one town as less for the next.
  for (let town = 0; town < side; town += 2) {
    const more = town + 1 < side ? draw(0, 900) : 0;
    supplyOfNode[side + town] = -1000 - more;
    if (town + 1 < side) supplyOfNode[side + town + 1] = more - 1000;
  }
  return networkOf(arcs, supplyOfNode);
};

/** Mentees, a fifth as many mentors, whom each mentee may have, and how many mentees a mentor must and may have. */
export interface MinimumsInstance {
  readonly rowCount: number;
  readonly columnCount: number;
  /** row → first edge. */
  readonly rowOffsets: Int32Array;
  /** edge → column; ascending within a row. */
  readonly columnOfEdge: Int32Array;
  /** edge → weight: whole numbers below a million. */
  readonly weight: Float64Array;
  /** column → least. */
  readonly lowerOfColumn: Int32Array;
  /** column → most. */
  readonly upperOfColumn: Int32Array;
}

const TRAITS = 8;

/** Twenty candidates each; mentors must have 1 or 2 mentees and may have 5 to 8. Scores are drawn, or inner products of eight traits. */
export const mentoring = (
  rowCount: number,
  scores: "drawn" | "of traits",
  seed: number,
): MinimumsInstance => {
  const random = randomNumbers(seed);
  const draw = whole(random);
  const candidates = 20;
  const columnCount = rowCount / 5;
  const traits = Float64Array.from({ length: (rowCount + columnCount) * TRAITS }, random);
  const score = (row: number, column: number): number => {
    if (scores === "drawn") return draw(1, 999_999);
    let product = 0;
    for (let at = 0; at < TRAITS; at++) {
      product += traits[row * TRAITS + at]! * traits[(rowCount + column) * TRAITS + at]!;
    }
    return Math.round((product / TRAITS) * 999_999);
  };
  const columnOfEdge = new Int32Array(rowCount * candidates);
  for (let row = 0; row < rowCount; row++) {
    // One that others of the same number have too, so that all minimums can be met.
    const chosen = new Set([row % columnCount]);
    while (chosen.size < candidates) chosen.add(draw(0, columnCount - 1));
    columnOfEdge.set(Int32Array.from(chosen).sort(), row * candidates);
  }
  return {
    rowCount,
    columnCount,
    rowOffsets: Int32Array.from({ length: rowCount + 1 }, (_, row) => row * candidates),
    columnOfEdge,
    weight: Float64Array.from(columnOfEdge, (column, edge) => score(Math.floor(edge / candidates), column)),
    lowerOfColumn: Int32Array.from({ length: columnCount }, () => draw(1, 2)),
    upperOfColumn: Int32Array.from({ length: columnCount }, () => draw(5, 8)),
  };
};

/** The same as a network for those who know nothing of people: from a hub to the mentees, to the mentors, and back. Edges come first. */
export const networkOfMentoring = ({
  rowCount,
  columnCount,
  rowOffsets,
  columnOfEdge,
  weight,
  lowerOfColumn,
  upperOfColumn,
}: MinimumsInstance): FlowInstance => {
  const edges = columnOfEdge.length;
  const hub = rowCount + columnCount;
  const tailOfArc = new Int32Array(edges + hub);
  const headOfArc = new Int32Array(edges + hub).fill(hub);
  const costOfArc = new Float64Array(edges + hub);
  for (let row = 0; row < rowCount; row++) {
    tailOfArc.fill(row, rowOffsets[row]!, rowOffsets[row + 1]!);
    tailOfArc[edges + row] = hub;
    headOfArc[edges + row] = row;
  }
  for (let edge = 0; edge < edges; edge++) {
    headOfArc[edge] = rowCount + columnOfEdge[edge]!;
    costOfArc[edge] = -weight[edge]!;
  }
  for (let column = 0; column < columnCount; column++)
    tailOfArc[edges + rowCount + column] = rowCount + column;
  const lowerOfArc = new Int32Array(edges + hub);
  lowerOfArc.set(lowerOfColumn, edges + rowCount);
  const upperOfArc = new Int32Array(edges + hub).fill(1);
  upperOfArc.set(upperOfColumn, edges + rowCount);
  const supplyOfNode = new Int32Array(hub + 1);
  return { nodeCount: hub + 1, tailOfArc, headOfArc, lowerOfArc, upperOfArc, costOfArc, supplyOfNode };
};

/** Judges flows by the cost that is known to be lowest: within all bounds, in balance, and as cheap. */
export const flowJudge =
  (instance: FlowInstance, lowestCost: number) =>
  (flowOfArc: Int32Array): string[] => {
    const { tailOfArc, headOfArc, lowerOfArc, upperOfArc, costOfArc, supplyOfNode } = instance;
    if (flowOfArc.length !== tailOfArc.length)
      return [`${flowOfArc.length} arcs instead of ${tailOfArc.length}`];
    const left = Float64Array.from(supplyOfNode);
    let cost = 0;
    for (let arc = 0; arc < flowOfArc.length; arc++) {
      const flow = flowOfArc[arc]!;
      if (flow < lowerOfArc[arc]! || flow > upperOfArc[arc]!) return [`arc ${arc} carries ${flow}`];
      left[tailOfArc[arc]!]! -= flow;
      left[headOfArc[arc]!]! += flow;
      cost += flow * costOfArc[arc]!;
    }
    const node = left.findIndex((balance) => balance !== 0);
    if (node >= 0) return [`node ${node} has ${left[node]} left`];
    return cost === lowestCost ? [] : [`a cost of ${cost}, but the lowest is ${lowestCost}`];
  };
