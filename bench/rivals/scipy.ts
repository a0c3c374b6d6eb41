import { type Probe, probePython, startPython } from "./python";
import type { Rival } from "./rival";

let probed: Probe | undefined;

/** Starting Python takes as long as a small case: asked once. */
const probe = (): Probe => {
  probed ??= probePython("scipy");
  return probed;
};

/** `scipy.optimize.linear_sum_assignment`: a shortest-augmenting-path solver in C++; what most people use today. */
export const scipy: Rival = {
  name: "scipy",
  solves: "maximum-weight assignment",
  available: () => {
    const found = probe();
    return found._tag === "Absent" ? found.reason : undefined;
  },
  version: () => {
    const found = probe();
    return found._tag === "Found" ? found.version : "absent";
  },
  prepare: (instance) => startPython("scipy", instance),
};
