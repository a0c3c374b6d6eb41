import { isLeft, isRight } from "fp-ts/Either";
import { expect, it } from "vitest";
import { MatchingException } from "../../../src/errors/or-throw";
import {
  type ProjectProblemInput,
  projectProblem,
  projectProblemOrThrow,
} from "../../../src/stable/projects/problem";

const good: ProjectProblemInput = {
  rowCount: 2,
  columnCount: 3,
  rowOffsets: Int32Array.of(0, 2, 4),
  columnOfEdge: Int32Array.of(0, 1, 1, 2),
  rowScore: Float64Array.of(1, 2, 3, 4),
  lecturerScore: Float64Array.of(5, 5, 6, 7),
  lecturerOfProject: Int32Array.of(0, 0, 1),
  capacityOfLecturer: Int32Array.of(2, 1),
};

const codes = (input: ProjectProblemInput): string[] => {
  const result = projectProblem(input);
  return isLeft(result)
    ? result.left.findings.map(({ code, place }) => `${code} ${place.path?.join(".")}`)
    : [];
};

it("takes what is right, and gives a project one place where nothing is said", () => {
  const result = projectProblem(good);
  expect(isRight(result) && [...result.right.capacityOfColumn]).toEqual([1, 1, 1]);
});

it.each<[string, Partial<ProjectProblemInput>, string[]]>([
  [
    "lecturers that do not exist",
    { lecturerOfProject: Int32Array.of(0, 2, -1) },
    ["out-of-range lecturerOfProject.1", "out-of-range lecturerOfProject.2"],
  ],
  ["too few lecturers", { lecturerOfProject: Int32Array.of(0, 0) }, ["ragged-array lecturerOfProject"]],
  [
    "no array of lecturers",
    { lecturerOfProject: [0, 0, 1] as unknown as Int32Array },
    ["wrong-type lecturerOfProject"],
  ],
  [
    "no array of places",
    { capacityOfLecturer: undefined as unknown as Int32Array },
    ["wrong-type capacityOfLecturer"],
  ],
  ["places below zero", { capacityOfLecturer: Int32Array.of(-1, 1) }, ["out-of-range capacityOfLecturer.0"]],
  [
    "two opinions of one student",
    { lecturerScore: Float64Array.of(5, 4, 6, 7) },
    ["contradiction lecturerScore.1"],
  ],
  [
    "several things at once",
    {
      rowScore: Float64Array.of(1, Number.NaN, 3, 4),
      lecturerOfProject: Int32Array.of(0, 9, 1),
      capacityOfColumn: Int32Array.of(1, -2, 1),
    },
    ["not-finite rowScore.1", "out-of-range capacityOfColumn.1", "out-of-range lecturerOfProject.1"],
  ],
])("reports %s", (_, change, expected) => {
  expect(codes({ ...good, ...change })).toEqual(expected);
});

it("does not mix up the opinions of two students", () => {
  expect(codes({ ...good, lecturerScore: Float64Array.of(5, 5, 4, 1) })).toEqual([]);
});

it("throws in its twin", () => {
  expect(() => projectProblemOrThrow({ ...good, rowCount: -1 })).toThrow(MatchingException);
  expect(projectProblemOrThrow(good).rowCount).toBe(2);
});
