import { type Either, isLeft, left, right } from "fp-ts/Either";
import { type Finding, type Plan, readPeople, type TablePeople } from "mentor-matching";
import { errorFinding } from "../errors/finding";
import { readPlanFile, readTableFile } from "./read-files";

/** The files of a round. */
export interface RoundFiles {
  readonly mentees: string;
  readonly mentors: string;
  readonly plan: string;
}

/** What they hold. */
export interface LoadedRound {
  readonly plan: Plan;
  readonly people: TablePeople;
}

/** Reads all three files, and reports what is wrong with any of them at once. */
export const loadRound = async (files: RoundFiles): Promise<Either<ReadonlyArray<Finding>, LoadedRound>> => {
  const plan = await readPlanFile(files.plan);
  const mentees = await readTableFile(files.mentees);
  const mentors = await readTableFile(files.mentors);
  if (isLeft(plan) || isLeft(mentees) || isLeft(mentors)) {
    return left([plan, mentees, mentors].flatMap((read) => (isLeft(read) ? read.left : [])));
  }
  const mapping = plan.right.participants;
  if (mapping === undefined) return left([noMapping(files.plan)]);
  const people = readPeople(mapping, { mentees: mentees.right, mentors: mentors.right });
  return right({ plan: plan.right, people });
};

const noMapping = (source: string): Finding =>
  errorFinding(
    "inconsistent-plan",
    { source, path: ["participants"] },
    {
      expected: "which columns of the two tables hold what",
      received: "nothing",
      remedy: 'Add "participants": { "mentees": { "id": "…", "fields": { … } }, "mentors": { … } }.',
    },
  );
