import type { StableProblem } from "mentor-matching/algorithms";
import type { Contestant } from "../contest";
import type { GeneralInstance } from "../instances";
import { edmondsBlossom } from "./edmonds-blossom";
import { linearSumAssignment } from "./linear-sum-assignment";
import { munkres } from "./munkres";
import { munkresJs } from "./munkres-js";
import { networkx } from "./networkx";
import { orTools } from "./or-tools";
import { matchingGames, numpyGaleShapley } from "./python-stable";
import type { Rival } from "./rival";
import { scipy } from "./scipy";
import { stableMarriage, stableMarriageFromScores } from "./stable-marriage";

/** Every rival for dense assignment problems. */
export const assignmentRivals: readonly Rival[] = [munkres, linearSumAssignment, munkresJs, scipy, orTools];

/** Those of them that run in the same process. */
export const assignmentRivalsInJavaScript: readonly Rival[] = [munkres, linearSumAssignment, munkresJs];

/** Rivals for stable matching that start from scores. */
export const stableRivals: readonly Rival<StableProblem>[] = [
  stableMarriageFromScores,
  numpyGaleShapley,
  matchingGames,
];

/** Rivals for stable matching that get their lists in order, and have nothing to sort. */
export const orderedRivals: readonly Rival<StableProblem>[] = [stableMarriage];

/** Every rival for matching in general graphs. */
export const generalRivals: readonly Rival<GeneralInstance>[] = [edmondsBlossom, networkx];

/** Those that can run on an instance, ready to do so, and why the others can't. */
export const enter = async <Instance>(
  rivals: readonly Rival<Instance>[],
  instance: Instance,
): Promise<{ peers: Record<string, Contestant>; absent: Record<string, string> }> => {
  const peers: Record<string, Contestant> = {};
  const absent: Record<string, string> = {};
  for (const rival of rivals) {
    const reason = rival.available();
    if (reason !== undefined) {
      absent[rival.name] = reason;
      continue;
    }
    try {
      peers[rival.name] = await rival.prepare(instance);
    } catch (error) {
      absent[rival.name] = `could not be prepared: ${error}`;
    }
  }
  return { peers, absent };
};
