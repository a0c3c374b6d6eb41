import type { ProjectMarket } from "../oracles/stability";

/** A market from ranked lists, most wanted first; positions are indices. */
export const projectMarketFromLists = (
  listOfStudent: number[][],
  lecturerOf: number[],
  listOfLecturer: number[][],
  capacityOfProject: number[],
  capacityOfLecturer: number[],
): ProjectMarket => ({
  wishes: listOfStudent.map((list) =>
    lecturerOf.map((_, project) => (list.includes(project) ? -list.indexOf(project) : undefined)),
  ),
  lecturerOf,
  lecturerWants: listOfLecturer.map((list) => listOfStudent.map((_, student) => -list.indexOf(student))),
  capacityOfProject,
  capacityOfLecturer,
});

/** Textbook instances with known answers. */
export const projectCases = [
  {
    title: "Abraham, Irving and Manlove's example: seven students, eight projects, three lecturers",
    source: "Abraham, Irving & Manlove 2007, figure 1; the student-optimal allocation leaves s5 and s6 out",
    market: projectMarketFromLists(
      [[0, 6], [0, 1, 2, 3, 4, 5], [1, 0, 3], [1], [0, 1, 2, 3], [1, 2, 3, 4, 5], [4, 2, 7]],
      [0, 0, 0, 1, 1, 1, 2, 2],
      [
        [6, 3, 0, 2, 1, 4, 5],
        [2, 1, 5, 6, 4],
        [0, 6],
      ],
      [2, 1, 1, 1, 1, 1, 1, 1],
      [3, 2, 2],
    ),
    studentOptimal: [0, 4, 3, 1, -1, -1, 2],
    lecturerOptimal: [0, 4, 3, 1, -1, -1, 2],
  },
  {
    title: "four students who go round in a circle among two lecturers",
    source: "documentation of the Python package algmatch, example spa1",
    market: projectMarketFromLists(
      [
        [0, 1],
        [1, 2],
        [2, 0],
        [3, 0],
      ],
      [0, 0, 1, 1],
      [
        [2, 0, 1, 3],
        [1, 3, 2],
      ],
      [1, 1, 1, 1],
      [2, 2],
    ),
    studentOptimal: [0, 1, 2, 3],
    lecturerOptimal: [1, 2, 0, 3],
  },
  {
    title: "nobody, and a lecturer without projects",
    source: "by definition",
    market: projectMarketFromLists([], [], [[]], [], [3]),
    studentOptimal: [],
    lecturerOptimal: [],
  },
  {
    title: "a lecturer's total that is smaller than the projects' places",
    source: "by inspection",
    market: projectMarketFromLists([[0], [1], [2]], [0, 0, 0], [[2, 0, 1]], [2, 2, 2], [2]),
    studentOptimal: [0, -1, 2],
    lecturerOptimal: [0, -1, 2],
  },
  {
    title: "no places at all, of a project or of a lecturer",
    source: "by definition",
    market: projectMarketFromLists([[0, 1], [1]], [0, 1], [[0], [1, 0]], [0, 5], [4, 0]),
    studentOptimal: [-1, -1],
    lecturerOptimal: [-1, -1],
  },
];
