/** What a plan's ranked wishes promise, word for word. */
import type { Plan } from "../../src/plan/plan";
import { ask, isBlank, type Person, type World } from "./naive-answers";

/** The ranks of somebody's list, best first, without ids that nobody else on the other side has; `undefined` without a list. */
const listOf = (
  plan: Plan,
  side: "mentee" | "mentor",
  person: Person,
  world: World,
): string[][] | undefined => {
  const selector = plan.wishes?.[side];
  if (selector === undefined) return undefined;
  const ranks = [ask(person, selector)].flat(1).map((entry) => [entry].flat().filter((id) => !isBlank(id)));
  if (ranks.flat().length === 0) return undefined;
  const others = (side === "mentee" ? world.mentors : world.mentees).map(({ id }) => id);
  const seen: unknown[] = [person.id];
  return ranks
    .map((rank) =>
      rank.filter((id) => {
        if (seen.includes(id) || !others.includes(id as string)) return false;
        seen.push(id);
        return true;
      }),
    )
    .filter((rank) => rank.length > 0) as string[][];
};

/** What somebody's list says of another: how many bands there are, and in which the other stands; `undefined` without a list. */
export const bandOf = (
  plan: Plan,
  side: "mentee" | "mentor",
  person: Person,
  other: Person,
  world: World,
): { band: number; bands: number } | undefined => {
  const list = listOf(plan, side, person, world);
  if (list === undefined) return undefined;
  const all = side === "mentee" ? world.mentees : world.mentors;
  const longest = Math.max(...all.map((one) => listOf(plan, side, one, world)?.length ?? 0));
  const rank = list.findIndex((ids) => ids.includes(other.id));
  return { bands: longest + 1, band: rank < 0 ? 0 : longest - rank };
};

/** Whether one of the two gave a list without the other, and that is not acceptable. */
export const isUnacceptable = (plan: Plan, mentee: Person, mentor: Person, world: World): boolean =>
  plan.wishes?.notListed === "unacceptable" &&
  [bandOf(plan, "mentee", mentee, mentor, world), bandOf(plan, "mentor", mentor, mentee, world)].some(
    (found) => found?.band === 0,
  );
