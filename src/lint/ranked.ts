/** The positions `[0, count)` of a column by its values, ascending; those where it says nothing (NaN) are left out. */
export const rankedBy = (column: Float64Array, count: number): Int32Array => {
  const said = new Int32Array(count);
  let length = 0;
  for (let at = 0; at < count; at++) if (!Number.isNaN(column[at]!)) said[length++] = at;
  return said.subarray(0, length).sort((a, b) => column[a]! - column[b]! || a - b);
};
