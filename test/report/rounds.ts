/** Rounds that the tests of the report room share. */
import type { TablePeople } from "../../src/cohort/read-table";
import { matchOrThrow } from "../../src/match/match";
import type { Matching } from "../../src/match/matching";
import { parsePlanOrThrow } from "../../src/plan/parse";
import type { Objective, PlanJson } from "../../src/plan/plan";
import { timeZones } from "../../src/time-zones";
import { type Example, peopleOf, readExample } from "../examples";

export const examples = ["primary-care", "civil-service"] as const;

export const objectives: ReadonlyArray<Objective> = [
  { kind: "stable", proposing: "mentees" },
  { kind: "stable", proposing: "mentors" },
  { kind: "total", coverage: "free" },
  { kind: "total", coverage: "first" },
];

/** Every example under every objective, for `it.each`. */
export const exampleRounds = examples.flatMap((name) =>
  objectives.map((objective) => ({
    name,
    objective,
    title: `${name}, ${Object.values(objective).join(" ")}`,
  })),
);

type Row = TablePeople["mentees"][number];

/** Runs an example; `arrange` may reorder the rows of its tables first. */
export const runExample = (
  name: (typeof examples)[number],
  objective?: Objective,
  arrange: <A>(rows: ReadonlyArray<A>) => ReadonlyArray<A> = (rows) => rows,
): Matching<Row, Row> => {
  const example = readExample(name);
  const { mentees, mentors } = example.tables;
  const arranged: Example = {
    ...example,
    tables: {
      mentees: { ...mentees, rows: arrange(mentees.rows) },
      mentors: { ...mentors, rows: arrange(mentors.rows) },
    },
  };
  return matchOrThrow(
    objective === undefined ? example.plan : { ...example.plan, objective },
    peopleOf(arranged),
    { timeZones },
  );
};

/** Somebody of a small round. */
export interface Somebody {
  readonly id: string;
  readonly name?: unknown;
  readonly team?: string;
  readonly topics?: ReadonlyArray<string>;
  readonly places?: number;
}

/** A plan over {@link Somebody}: same team 2, common topics 1. */
export const smallPlan: PlanJson = {
  name: "A small round",
  shape: { kind: "one-to-many" },
  objective: { kind: "total" },
  criteria: [
    { kind: "same", name: "team", weight: 2, mentee: "team", mentor: "team" },
    { kind: "overlap", name: "topics", weight: 1, mentee: "topics", mentor: "topics" },
  ],
  rules: [{ kind: "capacity", mentor: "places", missing: 1 }],
};

/** With all fields, so that the plan finds them even where nobody has an answer. */
const complete = (people: ReadonlyArray<Somebody>) =>
  people.map((person) => ({ team: null, topics: null, places: null, ...person }));

/** Runs a small round. */
export const runSmall = (
  mentees: ReadonlyArray<Somebody>,
  mentors: ReadonlyArray<Somebody>,
  changes: Partial<PlanJson> = {},
): Matching<unknown, unknown> =>
  matchOrThrow(parsePlanOrThrow({ ...smallPlan, ...changes }), {
    mentees: complete(mentees),
    mentors: complete(mentors),
  });

/** A round whose solver was stopped before its first proposal or row. */
export const stoppedRound = (kind: Objective["kind"]): Matching<unknown, unknown> => {
  const matching = runSmall([{ id: "a", team: "x" }], [{ id: "b", team: "x" }], {
    objective: { kind },
  });
  const { solved } = matching.stages;
  const columnOfRow = Int32Array.of(-1);
  const stopped = { _tag: "Stopped", reason: "aborted", columnOfRow } as const;
  return {
    ...matching,
    status: "stopped",
    pairs: [],
    unmatched: {
      mentees: [{ id: "a", record: { id: "a" } }],
      mentors: [{ id: "b", record: { id: "b" } }],
    },
    metrics: { ...matching.metrics, pairs: 0, total: 0, meanJoint: 0, coverage: 0, utilisation: 0 },
    stages: {
      ...matching.stages,
      solved:
        solved.family === "stable"
          ? { ...solved, outcome: { ...stopped, unsettled: 1 } }
          : { ...solved, outcome: { ...stopped, total: 0, penalty: 0, size: 0, bound: 1 } },
    },
  };
};

/** Reorders rows by a fixed rule that keeps none of the neighbours together. */
export const shuffled = <A>(rows: ReadonlyArray<A>): ReadonlyArray<A> => {
  const step = [37, 31, 29, 23, 7, 3, 1].find((prime) => rows.length % prime !== 0) ?? 1;
  return rows.map((_, at) => rows[(at * step + 5) % rows.length]!).reverse();
};
