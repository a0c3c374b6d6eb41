import type { FlowInstance } from "../flow-instances";
import { startPython } from "./python";
import type { Rival } from "./rival";
import { orToolsFlow } from "./sparse";

/** The `SimpleMinCostFlow` that sparse assignment meets as well, on any network. It gets arcs and supplies beforehand, untimed, without least flows: those are sent before. */
export const orToolsNetwork: Rival<FlowInstance> = {
  name: orToolsFlow.name,
  solves: "minimum-cost flow",
  available: orToolsFlow.available,
  version: orToolsFlow.version,
  prepare: ({ tailOfArc, headOfArc, lowerOfArc, upperOfArc, costOfArc, supplyOfNode }) =>
    startPython("or-tools network", {
      tails: tailOfArc,
      heads: headOfArc,
      lowers: lowerOfArc,
      uppers: upperOfArc,
      costs: costOfArc,
      supplies: supplyOfNode,
    }),
};

/** Rivals for minimum-cost flow. */
export const flowRivals: readonly Rival<FlowInstance>[] = [orToolsNetwork];
