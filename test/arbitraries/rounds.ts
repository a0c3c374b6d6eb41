/** Random plans over all kinds of criteria and rules, and whole rounds with them. */
import fc from "fast-check";
import type { PlanJson } from "../../src/plan/plan";
import type { Round } from "../oracles/stages";
import { chart, grades, side, tracks, tree } from "./people";

type Json = Readonly<Record<string, unknown>>;

/** The field's name, or a function that reads it. */
const selector = (field: string, { json = false }: PlanChoice): fc.Arbitrary<unknown> =>
  json ? fc.constant(field) : fc.constantFrom<unknown>(field, field, (person: Json) => person[field]);

const missings = ["neutral", "pessimistic", "optimistic", "forbid"];

/** Which of a plan's parts to draw from. */
export interface PlanChoice {
  readonly scales?: ReadonlyArray<"weights" | "points">;
  /** Points that a criterion may give. */
  readonly points?: ReadonlyArray<number>;
  readonly kinds?: ReadonlyArray<string>;
  readonly objectives?: ReadonlyArray<Json>;
  /** Leave out what people say for themselves: own weights, orders of criteria, wishes. */
  readonly impersonal?: boolean;
  /** Leave out functions, so that the plan is JSON. */
  readonly json?: boolean;
}

const oneSideAtLeast = (sides: Json): boolean => Object.keys(sides).length > 0;

/** Where people say how much a criterion matters to them. */
const ownWeight: fc.Arbitrary<Json> = fc
  .record({ mentee: fc.constant("importance"), mentor: fc.constant("importance") }, { requiredKeys: [] })
  .filter(oneSideAtLeast);

/** Ranked wishes of one side or both. */
const wishes: fc.Arbitrary<Json> = fc
  .record({ mentee: fc.constant("wishes"), mentor: fc.constant("wishes") }, { requiredKeys: [] })
  .filter(oneSideAtLeast)
  .chain((sides) =>
    fc.constantFrom("unacceptable", "after", "after").map((notListed) => ({ ...sides, notListed })),
  );

/** An order of criteria, by functions that turn a record's numbers into the names of criteria in the side's view. */
const emphasis = (criteria: ReadonlyArray<Json>, { json = false }: PlanChoice): fc.Arbitrary<Json> => {
  const reads = (view: string) => (person: Json) =>
    (person["order"] as number[])
      .filter(
        (at) =>
          at < criteria.length && ["both", undefined, view].includes(criteria[at]!["direction"] as string),
      )
      .map((at) => `criterion ${at}`);
  if (json) return fc.constant({});
  const sides = fc.record(
    { mentee: fc.constant(reads("mentee")), mentor: fc.constant(reads("mentor")) },
    { requiredKeys: [] },
  );
  return sides.filter(oneSideAtLeast).map((emphasis) => ({ emphasis }));
};

const steps = fc.uniqueArray(fc.integer({ min: -2, max: 2 }), { minLength: 1, maxLength: 3 });

const criterion = (scale: "weights" | "points", choice: PlanChoice): fc.Arbitrary<Json> => {
  const missing = missings.filter((meaning) => scale === "weights" || meaning !== "neutral");
  const points = fc.constantFrom(...(choice.points ?? [10, 6, 1, 0.3, -4]));
  const worth: fc.Arbitrary<Json> =
    scale === "weights"
      ? fc
          .record({ weight: fc.constantFrom(1, 2, 0.1, 7.5), ownWeight }, { requiredKeys: ["weight"] })
          .map(({ weight, ...own }) => (choice.impersonal ? { weight } : { weight, ...own }))
      : fc.record({ points });
  const told = fc.record(
    {
      direction: fc.constantFrom("both", "both", "mentee", "mentor"),
      missing: fc.constantFrom(...missing),
    },
    { requiredKeys: [] },
  );
  const plain = (kind: string, field: string, rest: fc.Arbitrary<Json> = fc.constant({})) =>
    fc
      .record({ mentee: selector(field, choice), mentor: selector(field, choice) })
      .chain((sides) =>
        fc.tuple(worth, told, rest).map(([a, b, c]) => ({ kind, ...sides, ...a, ...b, ...c })),
      );

  const rungs = fc.constantFrom(
    { field: "stage", rest: { ladder: "tracks" } },
    { field: "stage", rest: { ladder: tracks } },
    { field: "grade", rest: { ladder: grades } },
    { field: "rank", rest: {} },
  );
  const byStep = fc.record({ points: fc.dictionary(fc.constantFrom("-1", "0", "1", "2"), points) });
  const bySteps = fc.record({ steps, tolerance: fc.nat(2) }, { requiredKeys: ["steps"] });
  const apart = fc.record({ acrossTracks: fc.constantFrom(...missing) }, { requiredKeys: [] });
  const ladder = rungs.chain(({ field, rest }) =>
    plain(
      "ladder",
      field,
      fc
        .tuple(scale === "points" ? fc.oneof(bySteps, byStep) : bySteps, apart)
        .map(([a, b]) => ({ ...rest, ...a, ...b })),
    ),
  );
  const measure = fc.record(
    { measure: fc.constantFrom("jaccard", "overlap-coefficient", "cosine") },
    { requiredKeys: [] },
  );
  const kinds: Readonly<Record<string, fc.Arbitrary<Json>>> = {
    ladder,
    same: fc.constantFrom("team", "member", "years").chain((field) => plain("same", field)),
    different: fc.constantFrom("team", "member", "years").chain((field) => plain("different", field)),
    overlap: plain("overlap", "tags", measure),
    profile: plain("profile", "values", fc.constantFrom({}, { scale: [0, 6] })),
    taxonomy: plain(
      "taxonomy",
      "interests",
      fc.constantFrom<Json>({ tree: "fields" }, { tree }, { tree, measure: "lin" }),
    ),
    coverage: plain(
      "coverage",
      "functions",
      fc.record(
        {
          importance: selector("ratings", choice),
          strength: selector("ratings", choice),
          strengthScale: fc.constantFrom([0, 5], [-1, 5]),
        },
        { requiredKeys: ["strengthScale"] },
      ),
    ),
    closeness: plain(
      "closeness",
      "years",
      fc.constantFrom<Json>({ range: 4 }, { range: 9.5, full: 2 }, { range: 3, target: -2.5 }),
    ),
    distance: plain(
      "distance",
      "home",
      fc.constantFrom<Json>({ range: 400 }, { range: 17000, full: 20 }, { range: 25000, full: 10 }),
    ),
    availability: plain(
      "availability",
      "slots",
      fc.constantFrom<Json>({}, { enough: 120 }, { over: "worst" }),
    ),
    rank: rank(worth, missing, choice),
    custom: fc.tuple(worth, told).map(([a, b]) => ({ kind: "custom", score: byTeam, ...a, ...b })),
  };
  const all = Object.keys(kinds).filter((kind) => kind !== "custom" || choice.json !== true);
  return fc.oneof(...(choice.kinds ?? all).map((kind) => kinds[kind]!));
};

/** Wishes, asked of the sides in whose view they count, and perhaps of the other as well. */
const rank = (
  worth: fc.Arbitrary<Json>,
  missing: ReadonlyArray<string>,
  choice: PlanChoice,
): fc.Arbitrary<Json> => {
  const lists = { mentee: selector("wishes", choice), mentor: selector("wishes", choice) };
  const told = fc.record(
    {
      missing: fc.constantFrom(...missing),
      notListed: fc.constantFrom(...missing.filter((meaning) => meaning !== "optimistic")),
      length: fc.integer({ min: 1, max: 6 }),
    },
    { requiredKeys: [] },
  );
  return fc
    .constantFrom(
      fc.record({ direction: fc.constant("mentee"), ...lists }, { requiredKeys: ["direction", "mentee"] }),
      fc.record({ direction: fc.constant("mentor"), ...lists }, { requiredKeys: ["direction", "mentor"] }),
      fc.record(lists),
    )
    .chain((sides) => fc.tuple(sides, worth, told).map(([a, b, c]) => ({ kind: "rank", ...a, ...b, ...c })));
};

/** A function of the caller's, with an answer where both have a team. */
const byTeam = ({ team: own }: Json, { team: other }: Json): number | null =>
  !own || !other ? null : own === other ? 0.8 : 0.25;

/** Conditions over the fields of people, each with a field that it suits. */
const conditions: ReadonlyArray<readonly [field: string, condition: Json]> = [
  ["team", { is: ["red", "blue"] }],
  ["tags", { is: ["a", "b", "e"] }],
  ["tags", { isNot: "c" }],
  ["team", { isNot: "green" }],
  ["rank", { atLeast: -1 }],
  ["rank", { atLeast: -1, atMost: 2 }],
  ["values", { atMost: 2.5 }],
];

/** One side, or both. */
const someSides = (part: fc.Arbitrary<unknown>): fc.Arbitrary<Json> =>
  fc.oneof(
    fc.record({ mentee: part }),
    fc.record({ mentor: part }),
    fc.record({ mentee: part, mentor: part }),
  );

const pastPartners = (choice: PlanChoice): fc.Arbitrary<Json> =>
  fc.record(
    {
      partners: selector("partners", choice),
      roundsAgo: selector("ago", choice),
      ended: selector("ended", choice),
    },
    { requiredKeys: ["partners", "ended"] },
  );

/** Rules that look at people rather than at what two have in common. */
const ruleOfPeople = (choice: PlanChoice): ReadonlyArray<fc.Arbitrary<Json>> => [
  fc.constantFrom(...conditions).chain(([field, condition]) =>
    fc.tuple(someSides(selector(field, choice)), fc.constantFrom("allow", "allow", "forbid")).map(
      ([sides, missing]): Json => ({
        kind: "require",
        name: `${field} required`,
        condition,
        missing,
        ...sides,
      }),
    ),
  ),
  someSides(selector("avoids", choice)).map((sides): Json => ({ kind: "avoid", name: "avoid", ...sides })),
  fc
    .record({
      manager: selector("manager", choice),
      levels: fc.constantFrom(1, 2, 5),
      managers: fc.constantFrom({}, chart),
    })
    .map((told): Json => ({ kind: "reporting-line", name: "line", ...told })),
  fc
    .record({
      sides: someSides(pastPartners(choice)),
      coolDown: fc.constantFrom(0, 1, 2, "forever"),
      rest: fc.constantFrom({}, { disqualifying: ["badly", "early"] }),
    })
    .map(
      ({ sides, coolDown, rest }): Json => ({ kind: "repeat", name: "repeat", coolDown, ...rest, ...sides }),
    ),
];

/** Least scores that no score is likely to equal, so that rounding decides nothing. */
const minimum = (scale: "weights" | "points"): fc.Arbitrary<Json> =>
  fc
    .record({
      what: fc.constantFrom<Json>(
        {},
        { view: "each" },
        { criterion: "criterion 0" },
        { criterion: "criterion 0", missing: "forbid" },
      ),
      atLeast: fc.constantFrom(...(scale === "weights" ? [0.137, 0.3791] : [-3.1371, 1.3791])),
    })
    .map(({ what, atLeast }) => ({ kind: "minimum", name: "minimum", atLeast, ...what }));

const rule = (scale: "weights" | "points", choice: PlanChoice): fc.Arbitrary<Json> =>
  fc.oneof(
    ...ruleOfPeople(choice),
    minimum(scale),
    fc.constant<Json>({ kind: "never", name: "own boss", sharing: { mentee: "boss", mentor: "id" } }),
    fc
      .constantFrom("boss", "tags")
      .chain((field) => selector(field, choice).map((sharing) => ({ kind: "never", name: field, sharing }))),
    fc
      .record({
        rungs: fc.constantFrom<[string, Json]>(
          ["stage", { ladder: "tracks" }],
          ["grade", { ladder: grades }],
          ["rank", {}],
        ),
        from: fc.integer({ min: -2, max: 1 }),
        width: fc.nat(3),
        missing: fc.constantFrom("allow", "forbid"),
        acrossTracks: fc.constantFrom("allow", "forbid"),
      })
      .map(({ rungs: [field, rest], from, width, ...unknown }) => ({
        kind: "eligibility",
        name: "window",
        mentee: field,
        mentor: field,
        from,
        to: from + width,
        ...rest,
        ...unknown,
      })),
  );

const objectives: ReadonlyArray<Json> = [
  { kind: "stable", proposing: "mentees" },
  { kind: "stable", proposing: "mentors" },
  { kind: "total", coverage: "free" },
  { kind: "total", coverage: "first" },
];

const combination = (scale: "weights" | "points"): fc.Arbitrary<Json> =>
  fc.constantFrom<Json>(
    { kind: "mean" },
    { kind: "mean", menteeShare: 0.7 },
    { kind: "minimum" },
    { kind: "geometric-mean" },
    { kind: "lexicographic", first: "mentee", tiers: scale === "weights" ? [0.5] : [5] },
    { kind: "lexicographic", first: "mentor", tiers: scale === "weights" ? [0.3, 0.6, 1] : [-1, 6, 10] },
  );

/** Any plan over the records of {@link side}. */
export const plan = (choice: PlanChoice = {}): fc.Arbitrary<PlanJson> =>
  fc.constantFrom(...(choice.scales ?? ["weights", "points"])).chain((scale) =>
    fc
      .record({
        criteria: fc.array(criterion(scale, choice), { minLength: 1, maxLength: 4 }),
        rules: fc.array(rule(scale, choice), { maxLength: 2 }),
        capacity: fc.constantFrom<Json>(
          { mentor: "places", missing: 1 },
          { mentor: "places", missing: 1 },
          { mentor: 2 },
          { mentor: 2 },
          { mentor: "places", mentee: "seats", missing: 1 },
        ),
        shape: fc.constantFrom("one-to-one", "one-to-many", "one-to-many"),
        objective: fc.constantFrom(...(choice.objectives ?? objectives)),
        combination: combination(scale),
        seed: fc.nat(1000),
        wishes: fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: wishes }),
      })
      .chain(({ wishes: wished, ...made }) => {
        if (choice.impersonal) return fc.constant(made);
        const whole = { ...made, ...(wished === undefined ? {} : { wishes: wished }) };
        const none = fc.constant<Json>({});
        return scale === "points"
          ? fc.constant(whole)
          : fc.oneof(none, none, emphasis(made.criteria, choice)).map((own) => ({ ...whole, ...own }));
      })
      .map(({ criteria, rules, capacity, shape, ...rest }) => ({
        ...rest,
        shape: { kind: shape },
        ladders: { tracks },
        taxonomies: { fields: tree },
        criteria: criteria.map((options, at) => ({ ...options, name: `criterion ${at}` })),
        rules: [...rules, { kind: "capacity", ...capacity }],
      }))
      .map((made) => made as unknown as PlanJson),
  );

/** A round: any plan over up to so many people a side. */
export const round = (most: number, choice: PlanChoice = {}): fc.Arbitrary<Round> =>
  fc.record({ plan: plan(choice), mentees: side(most), mentors: side(most) });
