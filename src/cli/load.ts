import { type Either, isLeft, left, right } from "fp-ts/Either";
import { type Finding, type Plan, readPeople, type TablePeople, type Tables } from "mentor-matching";
import { errorFinding } from "../errors/finding";
import { readPlanFile, readTableFile } from "./read-files";

/** The files of a round: the plan, and either both sides' tables or one that holds everybody. */
export interface RoundFiles {
  readonly mentees?: string | undefined;
  readonly mentors?: string | undefined;
  readonly people?: string | undefined;
  readonly plan: string;
}

/** What they hold. */
export interface LoadedRound {
  readonly plan: Plan;
  readonly people: TablePeople;
}

/** Reads all files, and reports what is wrong with any of them at once. */
export const loadRound = async (files: RoundFiles): Promise<Either<ReadonlyArray<Finding>, LoadedRound>> => {
  const { plan, participants } = await readPlanFile(files.plan);
  const tables = await readTables(files);
  const people =
    participants === undefined || isLeft(tables) ? undefined : readPeople(participants, tables.right);
  if (isLeft(plan) || isLeft(tables)) {
    return left([
      ...(isLeft(plan) ? plan.left : []),
      ...(isLeft(tables) ? tables.left : []),
      ...(people?.findings ?? []).filter(({ severity }) => severity === "error"),
    ]);
  }
  return people === undefined ? left([noMapping(files)]) : right({ plan: plan.right, people });
};

const readTables = async (files: RoundFiles): Promise<Either<ReadonlyArray<Finding>, Tables>> => {
  if (files.people !== undefined) {
    const people = await readTableFile(files.people);
    return isLeft(people) ? people : right({ people: people.right });
  }
  const mentees = await readTableFile(files.mentees ?? "");
  const mentors = await readTableFile(files.mentors ?? "");
  if (isLeft(mentees) || isLeft(mentors))
    return left([mentees, mentors].flatMap((read) => (isLeft(read) ? read.left : [])));
  return right({ mentees: mentees.right, mentors: mentors.right });
};

const noMapping = ({ plan: source, people }: RoundFiles): Finding =>
  errorFinding(
    "inconsistent-plan",
    { source, path: ["participants"] },
    people === undefined
      ? {
          expected: "which columns of the two tables hold what",
          received: "nothing",
          remedy: 'Add "participants": { "mentees": { "id": "…", "fields": { … } }, "mentors": { … } }.',
        }
      : {
          expected: "which columns of the table hold what",
          received: "nothing",
          remedy: 'Add "participants": { "people": { "id": "…", "role": { … }, "fields": { … } } }.',
        },
  );
