import blossom from "edmonds-blossom-fixed";
import type { GeneralInstance } from "../instances";
import { packageOf } from "../packages";
import type { Rival } from "./rival";

/** The npm package `edmonds-blossom-fixed`: J. van Rantwijk's well-known program, in JavaScript. */
export const edmondsBlossom: Rival<GeneralInstance> = {
  name: "edmonds-blossom-fixed",
  solves: "maximum-weight matching in a general graph",
  available: () => undefined,
  version: () => packageOf("edmonds-blossom-fixed").version,
  prepare: ({ endA, endB, weight }) => {
    const edges = Array.from(endA, (a, e): [number, number, number] => [a, endB[e]!, weight[e]!]);
    return {
      run: () => {
        const partnerOfPeer = blossom(edges);
        return { columnOfRow: () => Int32Array.from(partnerOfPeer) };
      },
    };
  },
};
