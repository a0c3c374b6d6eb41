import type { GeneralInstance } from "../instances";
import { pythonPackage, startPython } from "./python";
import type { Rival } from "./rival";

/** `networkx.max_weight_matching`: what one finds first in Python. */
export const networkx: Rival<GeneralInstance> = {
  name: "networkx",
  solves: "maximum-weight matching in a general graph",
  ...pythonPackage("networkx"),
  prepare: ({ peerCount: peers, endA: ends, endB: others, weight: weights }) =>
    startPython("networkx", { peers, ends, others, weights }),
};
