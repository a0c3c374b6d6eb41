/**
 * What each criterion does to the order in which people see their candidates, person by person: whether leaving it out would change the
 * order, and whether it alone makes it.
 *
 * Letters: x, a candidate's score by the criterion; v, the person's view with all criteria; o, the view with the others alone.
 */
import type { CompiledCriterion } from "../criteria/compiled";
import type { Scale } from "../plan/scale";
import { criteriaOf, NO_EVIDENCE, scorerOf, type ViewOf, weightIn } from "../scoring/views";
import { candidatesAt, type Draft } from "./candidates";
import { rankedBy } from "./ranked";

/** What was seen of a criterion in the views that it belongs to. */
export interface Influence {
  /** Whether somebody would see their candidates in another order without it, ties among the order. */
  changes: boolean;
  /** Whether it was decisive wherever it told two candidates apart. */
  decides: boolean;
  /** People in whose order the others would have put two candidates the other way round. */
  overruled: number;
  /** People who have something to compare. */
  people: number;
}

/** What was seen, and how much was looked at. */
export interface Influences {
  /** Along the plan's criteria. */
  readonly of: ReadonlyArray<Influence>;
  /** People who were looked at, where not everybody was. */
  readonly lookedAt: number | undefined;
}

/** Pairs that are looked at on each side before the rest is left: about a quarter of a second each, measured with 7 criteria. */
export const PAIR_BUDGET = 500_000;

export const readInfluences = (draft: Draft, scale: Scale, budget: number = PAIR_BUDGET): Influences => {
  const influences = draft.criteria.map(
    (): Influence => ({ changes: false, decides: true, overruled: 0, people: 0 }),
  );
  const cut = (["mentee", "mentor"] as const).map((side) => readSide(draft, scale, side, influences, budget));
  const lookedAt = cut.filter((people) => people !== undefined).reduce((sum, people) => sum + people, 0);
  return { of: influences, lookedAt: lookedAt === 0 ? undefined : lookedAt };
};

/** @returns how many people were looked at, if the budget did not last */
const readSide = (
  { criteria, ...draft }: Draft,
  scale: Scale,
  side: ViewOf,
  influences: ReadonlyArray<Influence>,
  budget: number,
): number | undefined => {
  const own = criteriaOf(criteria, side);
  const influenceOf = own.map((criterion) => influences[criteria.indexOf(criterion)]!);
  if (!influenceOf.some(isOpen)) return undefined;
  const candidates = draft.candidatesOf(side);
  const longest = longestRow(candidates.rowOffsets);
  const rows = own.map(() => new Float64Array(longest));
  const list = new ViewedList(longest, scale);
  let pairs = 0;
  for (let person = 0; person < candidates.rowCount; person++) {
    if (!influenceOf.some(isOpen)) return undefined;
    const others = candidatesAt(candidates, person);
    if (others.length < 2) continue;
    if (pairs > budget) return person;
    pairs += others.length;
    const weights = own.map((criterion, at) => {
      scoreList(criterion, side, person, others, rows[at]!);
      return side === "mentee"
        ? weightIn(criterion, side, person, others[0]!)
        : weightIn(criterion, side, others[0]!, person);
    });
    list.read(own, rows, weights, others.length);
    for (const [at, influence] of influenceOf.entries()) {
      if (isOpen(influence)) list.judge(at, influence);
    }
  }
  return undefined;
};

/** Whether more people could still tell something new about a criterion. */
const isOpen = ({ changes, decides }: Influence): boolean => !changes || decides;

const longestRow = (rowOffsets: Int32Array): number => {
  let longest = 0;
  for (let row = 0; row + 1 < rowOffsets.length; row++)
    longest = Math.max(longest, rowOffsets[row + 1]! - rowOffsets[row]!);
  return longest;
};

const scoreList = (
  criterion: CompiledCriterion,
  side: ViewOf,
  person: number,
  others: Int32Array,
  out: Float64Array,
): void => {
  const score = scorerOf(criterion, side);
  if (side === "mentee") {
    score(person, others, others.length, out);
    return;
  }
  const self = Int32Array.of(person);
  const one = new Float64Array(1);
  for (let at = 0; at < others.length; at++) {
    score(others[at]!, self, 1, one);
    out[at] = one[0]!;
  }
};

/** Scores closer than this, in parts of the largest that a view can be, are one: sums in another order differ by less. */
const RESOLUTION = 2 ** -40;

/** One person's candidates, as each criterion and all of them together see them. */
class ViewedList {
  private count = 0;
  private unit = RESOLUTION;
  private rows: ReadonlyArray<Float64Array> = [];
  private weights: ReadonlyArray<number> = [];
  /** Whether every criterion says something about all of the candidates, or about none. */
  private isEven = true;
  private readonly view: Float64Array;
  private readonly rest: Float64Array;
  /** The criterion's scores, larger for what its weight makes better; NaN where it says nothing. */
  private readonly own: Float64Array;

  constructor(
    longest: number,
    private readonly scale: Scale,
  ) {
    this.view = new Float64Array(longest);
    this.rest = new Float64Array(longest);
    this.own = new Float64Array(longest);
  }

  /** Takes the scores of the person's candidates by each criterion, and what each weighs with the person. */
  read(
    criteria: ReadonlyArray<CompiledCriterion>,
    rows: ReadonlyArray<Float64Array>,
    weights: ReadonlyArray<number>,
    count: number,
  ): void {
    this.rows = rows;
    this.weights = weights;
    this.count = count;
    const most = criteria.reduce((sum, { top }, at) => sum + Math.abs(weights[at]!) * top, 0);
    this.unit = RESOLUTION * (this.scale === "points" ? Math.max(most, Number.MIN_VALUE) : 1);
    this.isEven = rows.every((row) => saysAllOrNothing(row, count));
    this.write(this.view, -1);
  }

  /** Adds to what is known of a criterion's influence. */
  judge(criterion: number, influence: Influence): void {
    const { count, view, rest, own } = this;
    influence.people++;
    // What is the same for all of them adds the same to each, and no order comes of it.
    if (this.isEven && isConstant(this.rows[criterion]!, count)) return;
    this.write(rest, criterion);
    const sign = Math.sign(this.weights[criterion]!);
    for (let at = 0; at < count; at++) own[at] = sign * this.rows[criterion]![at]!;
    if (!influence.changes) influence.changes = !sameOrder(view, rest, count);
    if (!influence.decides) return;
    const decided = decidesAlone(own, view, rest, count);
    influence.decides = decided !== "no";
    if (decided === "against others") influence.overruled++;
  }

  /** The view of all criteria but one, in whole units. */
  private write(out: Float64Array, without: number): void {
    for (let at = 0; at < this.count; at++) {
      let sum = 0;
      let weights = 0;
      for (let criterion = 0; criterion < this.rows.length; criterion++) {
        const score = this.rows[criterion]![at]!;
        if (criterion === without || Number.isNaN(score)) continue;
        sum += this.weights[criterion]! * score;
        weights += this.weights[criterion]!;
      }
      const view = this.scale === "points" ? sum : weights > 0 ? sum / weights : NO_EVIDENCE;
      out[at] = Math.round(view / this.unit);
    }
  }
}

const saysAllOrNothing = (row: Float64Array, count: number): boolean => {
  let said = 0;
  for (let at = 0; at < count; at++) if (!Number.isNaN(row[at]!)) said++;
  return said === 0 || said === count;
};

const isConstant = (row: Float64Array, count: number): boolean => {
  for (let at = 1; at < count; at++) if (!Object.is(row[at], row[0])) return false;
  return true;
};

/** Whether two columns put the candidates into one order, ties among it. */
export const sameOrder = (a: Float64Array, b: Float64Array, count: number): boolean => {
  // Neighbours in the list tell at once in most lists.
  for (let at = 1; at < count; at++) {
    if (Math.sign(a[at]! - a[at - 1]!) !== Math.sign(b[at]! - b[at - 1]!)) return false;
  }
  const order = rankedBy(a, count);
  for (let at = 1; at < count; at++) {
    const [before, behind] = [order[at - 1]!, order[at]!];
    if (Math.sign(a[behind]! - a[before]!) !== Math.sign(b[behind]! - b[before]!)) return false;
  }
  return true;
};

/** Whether x orders v wherever it tells two candidates apart, and whether o would have had it otherwise somewhere. */
export const decidesAlone = (
  x: Float64Array,
  v: Float64Array,
  o: Float64Array,
  count: number,
): "no" | "unopposed" | "against others" => {
  for (let at = 1; at < count; at++) {
    const apart = x[at]! - x[at - 1]!;
    if (apart < 0 && v[at]! >= v[at - 1]!) return "no";
    if (apart > 0 && v[at]! <= v[at - 1]!) return "no";
  }
  const order = rankedBy(x, count);
  let isOpposed = false;
  /** The best of those that x puts lower. */
  let [lowerView, lowerRest] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let from = 0; from < order.length; ) {
    const score = x[order[from]!]!;
    let to = from;
    let [bestView, bestRest] = [lowerView, lowerRest];
    for (; to < order.length && x[order[to]!]! === score; to++) {
      const candidate = order[to]!;
      if (v[candidate]! <= lowerView) return "no";
      isOpposed ||= o[candidate]! < lowerRest;
      bestView = Math.max(bestView, v[candidate]!);
      bestRest = Math.max(bestRest, o[candidate]!);
    }
    [lowerView, lowerRest] = [bestView, bestRest];
    from = to;
  }
  return isOpposed ? "against others" : "unopposed";
};
