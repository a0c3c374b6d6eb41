/** What the lint says of criteria, word for word: everybody, every two of their candidates, with and without the criterion. */
import type { Criterion } from "../../src/plan/criteria";
import type { Plan } from "../../src/plan/plan";
import type { Person, World } from "./naive-answers";
import { verdict } from "./naive-criteria";
import { naiveRules } from "./naive-rules";
import { naivePair } from "./naive-scoring";

type Side = "mentee" | "mentor";

/** Differences that only rounding makes. */
const TINY = 1e-10;
const sign = (difference: number): number => (Math.abs(difference) < TINY ? 0 : Math.sign(difference));

/** What is told of a criterion. */
export interface NaiveInfluence {
  readonly isDead: boolean;
  readonly isDominating: boolean;
}

const isIn = ({ direction }: Criterion, side: Side): boolean => direction === "both" || direction === side;

const jury = (plan: Plan, world: World) => {
  const rules = naiveRules(plan, world.mentees, world.mentors);
  const allowed = (mentee: Person, mentor: Person): boolean =>
    !rules.some((rule) => rule.forbids(mentee, mentor));
  /** Everybody of a side with their candidates. */
  const lists = (side: Side): { self: Person; others: Person[] }[] =>
    (side === "mentee" ? world.mentees : world.mentors).map((self) => ({
      self,
      others: (side === "mentee" ? world.mentors : world.mentees).filter((other) =>
        side === "mentee" ? allowed(self, other) : allowed(other, self),
      ),
    }));
  const view = (side: Side, self: Person, other: Person, criteria: ReadonlyArray<Criterion>): number => {
    const [mentee, mentor] = side === "mentee" ? [self, other] : [other, self];
    const { menteeView, mentorView } = naivePair(
      { ...plan, criteria: [...criteria] },
      [],
      mentee,
      mentor,
      world,
    )!;
    return side === "mentee" ? menteeView : mentorView;
  };
  return { allowed, lists, view };
};

/** Every criterion of a plan, in order. */
export const naiveInfluences = (plan: Plan, world: World): NaiveInfluence[] => {
  const { lists, view } = jury(plan, world);
  return plan.criteria.map((criterion) => {
    const rest = plan.criteria.filter((other) => other !== criterion);
    let [seen, changes, decides] = [0, false, true];
    let overruled = 0;
    for (const side of (["mentee", "mentor"] as const).filter((one) => isIn(criterion, one))) {
      for (const { self, others } of lists(side)) {
        let isOverruled = false;
        for (const [at, a] of others.entries()) {
          for (const b of others.slice(at + 1)) {
            seen++;
            const by = (criteria: ReadonlyArray<Criterion>): number =>
              sign(view(side, self, a, criteria) - view(side, self, b, criteria));
            if (by(plan.criteria) !== by(rest)) changes = true;
            const [ofA, ofB] = [a, b].map((other) =>
              side === "mentee"
                ? verdict(plan, criterion, self, other, side, world)
                : verdict(plan, criterion, other, self, side, world),
            );
            if (typeof ofA !== "number" || typeof ofB !== "number") continue;
            const worth = typeof criterion.points === "number" ? Math.sign(criterion.points) : 1;
            const alone = worth * sign(ofA - ofB);
            if (alone === 0) continue;
            if (by(plan.criteria) !== alone) decides = false;
            if (by(rest) === -alone) isOverruled = true;
          }
        }
        if (isOverruled) overruled++;
      }
    }
    return { isDead: seen > 0 && !changes, isDominating: seen > 0 && changes && decides && overruled >= 3 };
  });
};

/** Pairs of criteria, by position, whose parts add up to the same for every pair. */
export const naiveCancelling = (plan: Plan, world: World): [number, number][] => {
  const { allowed } = jury(plan, world);
  const pairs = world.mentees.flatMap((mentee) =>
    world.mentors.filter((mentor) => allowed(mentee, mentor)).map((mentor) => [mentee, mentor] as const),
  );
  const part = (
    criterion: Criterion,
    side: Side,
    [mentee, mentor]: readonly [Person, Person],
  ): number | null => {
    const score = verdict(plan, criterion, mentee, mentor, side, world);
    const weight = criterion.weight ?? (typeof criterion.points === "number" ? criterion.points : 1);
    return typeof score === "number" ? weight * score : null;
  };
  const spread = (numbers: number[]): number => Math.max(...numbers) - Math.min(...numbers);
  return plan.criteria.flatMap((a, first) =>
    plan.criteria.flatMap((b, second): [number, number][] => {
      if (second <= first || a.direction !== b.direction) return [];
      const sides = (["mentee", "mentor"] as const).filter((side) => isIn(a, side));
      const doCancel = sides.every((side) => {
        const parts = pairs.map((pair) => [part(a, side, pair), part(b, side, pair)] as const);
        if (parts.some(([ofA, ofB]) => (ofA === null) !== (ofB === null))) return false;
        const said = parts.filter((both): both is readonly [number, number] => both[0] !== null);
        if (said.length === 0) return false;
        return spread(said.map(([ofA, ofB]) => ofA + ofB)) < 1e-6 && spread(said.map(([ofA]) => ofA)) > 1e-6;
      });
      return doCancel ? [[first, second]] : [];
    }),
  );
};
