/**
 * Stability, word for word from the definitions, for every kind of market at once: two-sided or one population, one partner or
 * several, strict preferences or ties, complete lists or not. Nothing is shared with the library.
 *
 * R. W. Irving, "Stable marriage and indifference" (1994), for the three notions; D. F. Manlove, "Algorithmics of Matching Under
 * Preferences" (2013), for the definitions with quotas.
 */
import type { Opinions, SmallWorld } from "./brute-force";

/** A market of agents; in a two-sided one the rows come first, then the columns. */
export interface Market {
  /** agent → how many partners it may have. */
  readonly quota: ReadonlyArray<number>;
  /** agent → other → how much it wants the other; undefined when the other is not acceptable to it. */
  readonly opinion: ReadonlyArray<ReadonlyArray<number | undefined>>;
}

/** agent → its partners. */
export type Partners = ReadonlyArray<ReadonlyArray<number>>;

/**
 * When a pair blocks. Weak: both gain. Strong: one gains and the other does not lose. Super: neither loses. So super-stable matchings
 * are strongly stable, and those are weakly stable.
 */
export type Notion = "weak" | "strong" | "super";

export const notions: ReadonlyArray<Notion> = ["weak", "strong", "super"];

type Change = "gains" | "same" | "loses";

/** What becomes of an agent that takes the other, in place of its worst partner when it has no place left. */
const changeFor = ({ quota, opinion }: Market, partners: Partners, agent: number, other: number): Change => {
  const has = partners[agent]!;
  if (has.length < quota[agent]!) return "gains";
  const worst = Math.min(...has.map((partner) => opinion[agent]![partner]!));
  const offered = opinion[agent]![other]!;
  return has.length === 0 || offered < worst ? "loses" : offered > worst ? "gains" : "same";
};

export const accept = ({ opinion }: Market, a: number, b: number): boolean =>
  a !== b && opinion[a]![b] !== undefined && opinion[b]![a] !== undefined;

export const blocks = (market: Market, partners: Partners, a: number, b: number, notion: Notion): boolean => {
  if (!accept(market, a, b) || partners[a]!.includes(b)) return false;
  const changes = [changeFor(market, partners, a, b), changeFor(market, partners, b, a)];
  if (changes.includes("loses")) return false;
  const gaining = changes.filter((change) => change === "gains").length;
  return gaining >= { weak: 2, strong: 1, super: 0 }[notion];
};

/** All blocking pairs, the lower agent first. */
export const blockingPairsOf = (market: Market, partners: Partners, notion: Notion): [number, number][] => {
  const pairs: [number, number][] = [];
  for (let a = 0; a < market.quota.length; a++) {
    for (let b = a + 1; b < market.quota.length; b++) {
      if (blocks(market, partners, a, b, notion)) pairs.push([a, b]);
    }
  }
  return pairs;
};

export const isStable = (market: Market, partners: Partners, notion: Notion): boolean => {
  for (let a = 0; a < market.quota.length; a++) {
    for (let b = a + 1; b < market.quota.length; b++)
      if (blocks(market, partners, a, b, notion)) return false;
  }
  return true;
};

/** Calls `visit` with every matching within the quotas; the lists change afterwards, so copy what is to be kept. */
export const forEachMatchingOf = (market: Market, visit: (partners: number[][]) => void): void => {
  const pairs: [number, number][] = [];
  for (let a = 0; a < market.quota.length; a++) {
    for (let b = a + 1; b < market.quota.length; b++) if (accept(market, a, b)) pairs.push([a, b]);
  }
  const partners: number[][] = market.quota.map(() => []);
  const decide = (at: number): void => {
    if (at === pairs.length) {
      visit(partners);
      return;
    }
    decide(at + 1);
    const [a, b] = pairs[at]!;
    if (partners[a]!.length === market.quota[a] || partners[b]!.length === market.quota[b]) return;
    partners[a]!.push(b);
    partners[b]!.push(a);
    decide(at + 1);
    partners[a]!.pop();
    partners[b]!.pop();
  };
  decide(0);
};

/** Every stable matching, by looking at all matchings; partners in ascending order. */
export const allStable = (market: Market, notion: Notion): number[][][] => {
  const found: number[][][] = [];
  forEachMatchingOf(market, (partners) => {
    if (isStable(market, partners, notion))
      found.push(partners.map((list) => list.toSorted((a, b) => a - b)));
  });
  return found;
};

/** A two-sided world as a market: rows with `quotaOfRow` places (one each where nothing is said), then columns. */
export const marketOf = (
  world: SmallWorld,
  opinions: Opinions,
  quotaOfRow: ReadonlyArray<number> = world.allowed.map(() => 1),
): Market => {
  const rows = world.allowed.length;
  const nobody = (count: number): undefined[] => Array.from({ length: count }, () => undefined);
  const ofRows = world.allowed.map((row, r) => [
    ...nobody(rows),
    ...row.map((allowed, c) => (allowed ? opinions.ofRow[r]![c] : undefined)),
  ]);
  const ofColumns = world.capacity.map((_, c) => [
    ...world.allowed.map((row, r) => (row[c] ? opinions.ofColumn[r]![c] : undefined)),
    ...nobody(world.columnCount),
  ]);
  return { quota: [...quotaOfRow, ...world.capacity], opinion: [...ofRows, ...ofColumns] };
};

/** row → column as partners of a market made by {@link marketOf}. */
export const partnersOf = (columnOfRow: ArrayLike<number>, columnCount: number): number[][] => {
  const rows = columnOfRow.length;
  const partners: number[][] = Array.from({ length: rows + columnCount }, () => []);
  for (let row = 0; row < rows; row++) {
    const column = columnOfRow[row]!;
    if (column < 0) continue;
    partners[row]!.push(rows + column);
    partners[rows + column]!.push(row);
  }
  return partners;
};

/** The other way round: row → column or −1, where rows have one place. */
export const columnOfRowOf = (partners: Partners, rowCount: number): number[] =>
  partners.slice(0, rowCount).map(([column = rowCount - 1]) => column - rowCount);
