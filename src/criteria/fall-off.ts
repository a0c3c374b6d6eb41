/** The score of a distance: 1 up to `full`, 0 from `range` on, falling evenly in between. NaN stays NaN. */
export const fallOff = (off: number, full: number, range: number): number =>
  off <= full ? 1 : off >= range ? 0 : (range - off) / (range - full);
