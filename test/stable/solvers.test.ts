import { stableSolvers } from "../../src/stable/solvers";
import { stableLaws } from "../laws/stable-laws";

for (const [name, solver] of Object.entries(stableSolvers)) stableLaws(name, solver);
