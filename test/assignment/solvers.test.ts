import { assignmentSolvers } from "../../src/assignment/solvers";
import { assignmentLaws } from "../laws/assignment-laws";

for (const [name, solver] of Object.entries(assignmentSolvers)) assignmentLaws(name, solver);
