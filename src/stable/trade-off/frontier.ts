import type { TradeOffPoint } from "./outcome";

/** The points that no other point beats in both: more blocking pairs only for a larger total. */
export class Frontier {
  /** In ascending order of blocking pairs and of totals. */
  readonly points: TradeOffPoint[] = [];

  /** Keeps a point unless one with as few blocking pairs is worth as much; drops those that it beats. O(points). */
  add(point: TradeOffPoint): void {
    const { points } = this;
    let at = 0;
    while (at < points.length && points[at]!.blockingPairs < point.blockingPairs) at++;
    if (at > 0 && points[at - 1]!.total >= point.total) return;
    if (points[at]?.blockingPairs === point.blockingPairs && points[at]!.total >= point.total) return;
    let to = at;
    while (to < points.length && points[to]!.total <= point.total) to++;
    points.splice(at, to - at, point);
  }

  /** The point with the largest total − price · blocking pairs. Only for a frontier that has points. */
  bestAt(price: number): TradeOffPoint {
    const worth = (point: TradeOffPoint): number => point.total - price * point.blockingPairs;
    return this.points.reduce((best, point) => (worth(point) > worth(best) ? point : best));
  }
}
