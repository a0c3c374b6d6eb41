import type { Contestant } from "../contest";
import type { DenseInstance } from "../instances";
import { linearSumAssignment } from "./linear-sum-assignment";
import { munkres } from "./munkres";
import type { Rival } from "./rival";
import { scipy } from "./scipy";

/** Every rival for dense assignment problems. */
export const assignmentRivals: readonly Rival[] = [munkres, linearSumAssignment, scipy];

/** Those that can run on an instance, ready to do so, and why the others can't. */
export const enter = async (
  rivals: readonly Rival[],
  instance: DenseInstance,
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
