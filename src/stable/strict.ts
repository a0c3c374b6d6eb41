/** Whether nobody is indifferent between two of its edges. O(edges log longest). */
export const isStrict = (offsets: Int32Array, score: Float64Array): boolean => {
  for (let list = 0; list + 1 < offsets.length; list++) {
    const scores = score.slice(offsets[list]!, offsets[list + 1]!).sort();
    for (let at = 1; at < scores.length; at++) if (scores[at] === scores[at - 1]) return false;
  }
  return true;
};
