/**
 * A violator made smaller, until whoever is taken out, the leasts of the others could all be met.
 *
 * What people need less what they can have at most is supermodular, so the minimum cut with fewest
 * nodes gives the smallest of the sets that lack most. One that lacks a single unit has no violator inside. While more is missing, each person in
 * turn is left out, and stays out when the others still lack something.
 *
 * A maximum flow a person at worst; no more than {@link MOST_PAIRS} pairs are looked at all in all.
 */
import { type Bipartite, rowOfEdge } from "../../../graph/bipartite";
import { maximumFlow } from "../../../graph/max-flow";
import type { Slices } from "../../../graph/slices";
import type { MinimumViolator } from "./outcome";
import type { TransportationProblem } from "./problem";

/** Pairs that may go into networks before the set is left as it is: some tenths of a second. */
const MOST_PAIRS = 1 << 22;

/** The pairs of some people, and what both sides need and have. */
interface Sides {
  /** edge → person of the side that has minimums, and partner. */
  readonly personOfEdge: Int32Array;
  readonly partnerOfEdge: Int32Array;
  readonly mostOfEdge: Int32Array | undefined;
  readonly leastOfPerson: Int32Array;
  readonly mostOfPartner: Int32Array;
}

/** An inclusion-minimal violator inside one, or as small as was found within the limits. */
export function* shrinkViolator(
  problem: TransportationProblem,
  graph: Bipartite,
  violator: MinimumViolator,
): Slices<MinimumViolator> {
  const sides = sidesOf(problem, graph, violator.side);
  let smallest = violator;
  let pairs = 0;
  const isNeeded = new Uint8Array(sides.leastOfPerson.length);
  while (smallest.needed - smallest.available > 1) {
    const dispensable = smallest.people.find((person) => isNeeded[person] !== 1);
    if (dispensable === undefined) break;
    const others = smallest.people.filter((person) => person !== dispensable);
    const edges = edgesOf(sides, others);
    pairs += edges.length;
    if (pairs > MOST_PAIRS) break;
    const lacking = yield* mostLacking(sides, others, edges);
    if (lacking === "stopped") break;
    if (lacking.length === 0) isNeeded[dispensable] = 1;
    else smallest = describe(sides, violator.side, lacking);
  }
  return smallest;
}

const sidesOf = (
  { upperOfEdge, lowerOfRow, upperOfRow, lowerOfColumn, upperOfColumn }: TransportationProblem,
  graph: Bipartite,
  side: MinimumViolator["side"],
): Sides => {
  const rows = rowOfEdge(graph);
  return side === "rows"
    ? {
        personOfEdge: rows,
        partnerOfEdge: graph.columnOfEdge,
        mostOfEdge: upperOfEdge,
        leastOfPerson: lowerOfRow,
        mostOfPartner: upperOfColumn,
      }
    : {
        personOfEdge: graph.columnOfEdge,
        partnerOfEdge: rows,
        mostOfEdge: upperOfEdge,
        leastOfPerson: lowerOfColumn,
        mostOfPartner: upperOfRow,
      };
};

/** The edges of some people, ascending. */
const edgesOf = ({ personOfEdge, leastOfPerson }: Sides, people: Int32Array): Int32Array => {
  const isOne = new Uint8Array(leastOfPerson.length);
  for (const person of people) isOne[person] = 1;
  let count = 0;
  for (let e = 0; e < personOfEdge.length; e++) count += isOne[personOfEdge[e]!]!;
  const edges = new Int32Array(count);
  for (let e = 0, at = 0; at < count; e++) if (isOne[personOfEdge[e]!] === 1) edges[at++] = e;
  return edges;
};

/** Who of some people lacks most together, the fewest of them; nobody when all can have what they need. */
function* mostLacking(
  { personOfEdge, partnerOfEdge, mostOfEdge, leastOfPerson, mostOfPartner }: Sides,
  people: Int32Array,
  edges: Int32Array,
): Slices<Int32Array | "stopped"> {
  const personCount = leastOfPerson.length;
  const partnerCount = mostOfPartner.length;
  const source = personCount + partnerCount;
  const sink = source + 1;
  const arcCount = people.length + edges.length + partnerCount;
  const tailOfArc = new Int32Array(arcCount);
  const headOfArc = new Int32Array(arcCount);
  const capacityOfArc = new Float64Array(arcCount);
  let arc = 0;
  let needed = 0;
  for (const person of people) {
    tailOfArc[arc] = source;
    headOfArc[arc] = person;
    capacityOfArc[arc++] = leastOfPerson[person]!;
    needed += leastOfPerson[person]!;
  }
  for (const edge of edges) {
    tailOfArc[arc] = personOfEdge[edge]!;
    headOfArc[arc] = personCount + partnerOfEdge[edge]!;
    capacityOfArc[arc++] = mostOfEdge?.[edge] ?? 1;
  }
  for (let partner = 0; partner < partnerCount; partner++) {
    tailOfArc[arc] = personCount + partner;
    headOfArc[arc] = sink;
    capacityOfArc[arc++] = mostOfPartner[partner]!;
  }
  const nodeCount = sink + 1;
  const flow = yield* maximumFlow({ nodeCount, source, sink, tailOfArc, headOfArc, capacityOfArc });
  if (flow.stopped !== undefined) return "stopped";
  if (flow.value === needed) return new Int32Array(0);
  return people.filter((person) => flow.isOnSourceSide[person] === 1);
}

/** A violator of these people: of every partner its places or the pairs with it, whichever is less. */
const describe = (sides: Sides, side: MinimumViolator["side"], people: Int32Array): MinimumViolator => {
  const { partnerOfEdge, mostOfEdge, leastOfPerson, mostOfPartner } = sides;
  const wanted = new Float64Array(mostOfPartner.length);
  for (const edge of edgesOf(sides, people)) wanted[partnerOfEdge[edge]!]! += mostOfEdge?.[edge] ?? 1;
  const partners: number[] = [];
  let places = 0;
  let pairs = 0;
  for (let partner = 0; partner < wanted.length; partner++) {
    if (wanted[partner] === 0) continue;
    if (mostOfPartner[partner]! > wanted[partner]!) pairs += wanted[partner]!;
    else {
      partners.push(partner);
      places += mostOfPartner[partner]!;
    }
  }
  let needed = 0;
  for (const person of people) needed += leastOfPerson[person]!;
  return {
    side,
    people,
    needed,
    partners: Int32Array.from(partners),
    places,
    pairs,
    available: places + pairs,
  };
};
