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

/** Students, projects and the lecturers who offer them, as the definition of SPA-S reads them. */
export interface ProjectMarket {
  /** student → project → how much it wants it; undefined when it may not have it. */
  readonly wishes: ReadonlyArray<ReadonlyArray<number | undefined>>;
  /** project → its lecturer. */
  readonly lecturerOf: ReadonlyArray<number>;
  /** lecturer → student → how much they want it. */
  readonly lecturerWants: ReadonlyArray<ReadonlyArray<number>>;
  readonly capacityOfProject: ReadonlyArray<number>;
  readonly capacityOfLecturer: ReadonlyArray<number>;
}

/**
 * Blocking pairs of students and projects, from the definition: D. J. Abraham, R. W. Irving and D. F. Manlove, "Two algorithms for the
 * student-project allocation problem" (2007), conditions 1, 2 and 3 (a) to (c).
 */
export const projectBlockingPairs = (
  market: ProjectMarket,
  projectOf: ReadonlyArray<number>,
): [student: number, project: number][] => {
  const studentsIn = (project: number): number[] =>
    projectOf.flatMap((p, student) => (p === project ? [student] : []));
  const studentsOf = (lecturer: number): number[] =>
    projectOf.flatMap((p, student) => (p >= 0 && market.lecturerOf[p] === lecturer ? [student] : []));
  const pairs: [number, number][] = [];
  for (const [student, wishes] of market.wishes.entries()) {
    for (const [project, wish] of wishes.entries()) {
      const has = projectOf[student]!;
      // 1. The student finds the project acceptable. 2. It has none, or wants this one more.
      if (wish === undefined || has === project || (has >= 0 && wish <= wishes[has]!)) continue;
      const lecturer = market.lecturerOf[project]!;
      const prefers = (other: number): boolean =>
        market.lecturerWants[lecturer]![student]! > market.lecturerWants[lecturer]![other]!;
      const projectUnder = studentsIn(project).length < market.capacityOfProject[project]!;
      const lecturerUnder = studentsOf(lecturer).length < market.capacityOfLecturer[lecturer]!;
      // 3. (a) both under-subscribed; (b) project under-subscribed, lecturer full, has it or prefers it; (c) project full, lecturer prefers it.
      const a = projectUnder && lecturerUnder;
      const b =
        projectUnder &&
        !lecturerUnder &&
        (studentsOf(lecturer).includes(student) || studentsOf(lecturer).some(prefers));
      const c = !projectUnder && studentsIn(project).some(prefers);
      if (a || b || c) pairs.push([student, project]);
    }
  }
  return pairs;
};

/** Calls `visit` with every allocation within all capacities, student → project or −1. */
export const forEachAllocation = (market: ProjectMarket, visit: (projectOf: number[]) => void): void => {
  const projectOf: number[] = [];
  const left = [...market.capacityOfProject];
  const leftOfLecturer = [...market.capacityOfLecturer];
  const place = (student: number): void => {
    if (student === market.wishes.length) {
      visit(projectOf);
      return;
    }
    projectOf[student] = -1;
    place(student + 1);
    for (const [project, wish] of market.wishes[student]!.entries()) {
      const lecturer = market.lecturerOf[project]!;
      if (wish === undefined || left[project] === 0 || leftOfLecturer[lecturer] === 0) continue;
      left[project]!--;
      leftOfLecturer[lecturer]!--;
      projectOf[student] = project;
      place(student + 1);
      left[project]!++;
      leftOfLecturer[lecturer]!++;
    }
    projectOf[student] = -1;
  };
  place(0);
};

/** Every stable allocation, by looking at all. */
export const stableAllocations = (market: ProjectMarket): number[][] => {
  const found: number[][] = [];
  forEachAllocation(market, (projectOf) => {
    if (projectBlockingPairs(market, projectOf).length === 0) found.push([...projectOf]);
  });
  return found;
};

/**
 * Whether everybody's successor makes a stable partition (Tan, 1991), for peers with one place each: nobody likes its predecessor better
 * than its successor, and nobody blocks who has predecessors for partners. Who is its own successor has nobody.
 */
export const isStablePartition = (market: Market, successor: ReadonlyArray<number>): boolean => {
  const predecessor = successor.map((_, peer) => successor.indexOf(peer));
  return (
    successor.every((next, peer) => {
      const previous = predecessor[peer]!;
      if (next === peer) return true;
      return accept(market, peer, next) && market.opinion[peer]![next]! >= market.opinion[peer]![previous]!;
    }) &&
    isStable(
      market,
      predecessor.map((previous, peer) => (previous === peer ? [] : [previous])),
      "weak",
    )
  );
};

/** Single rows, couples and columns, as the definitions with couples read them. */
export interface CouplesMarketOfLists {
  /** row → column → how much a single row wants it; undefined when it may not have it. Empty for a linked row. */
  readonly wishes: ReadonlyArray<ReadonlyArray<number | undefined>>;
  /** Two rows, and the pairs of columns they would have, −1 for nobody, each with a score. */
  readonly couples: ReadonlyArray<{
    readonly members: readonly [number, number];
    readonly pairs: ReadonlyArray<{ readonly columns: readonly [number, number]; readonly score: number }>;
  }>;
  /** column → row → how much it wants the row. */
  readonly columnWants: ReadonlyArray<ReadonlyArray<number>>;
  readonly capacity: ReadonlyArray<number>;
}

/** How a definition judges a couple that would have both members in one column. */
export type CouplesNotion = "roth-peranson" | "mcdermid-manlove" | "biro-irving-schlotter";

export const couplesNotions: ReadonlyArray<CouplesNotion> = [
  "roth-peranson",
  "mcdermid-manlove",
  "biro-irving-schlotter",
];

const wouldTakeBoth = (
  market: CouplesMarketOfLists,
  columnOf: ReadonlyArray<number>,
  h: number,
  [i, j]: readonly [number, number],
  notion: CouplesNotion,
): boolean => {
  const has = columnOf.flatMap((column, row) => (column === h ? [row] : []));
  const free = market.capacity[h]! - has.length;
  const prefers = (row: number, other: number): boolean =>
    market.columnWants[h]![row]! > market.columnWants[h]![other]!;
  const others = has.filter((row) => row !== i && row !== j);
  if (notion === "mcdermid-manlove") {
    // McDermid and Manlove (2010), definition 1: case 2 when one of the two is there, case 3 (b) to (d) when neither is.
    if (has.includes(i)) return free > 0 || others.some((x) => prefers(j, x));
    if (has.includes(j)) return free > 0 || others.some((x) => prefers(i, x));
    if (free >= 2) return true;
    if (free === 1) return has.some((x) => prefers(i, x) || prefers(j, x));
    return has.some((x) => prefers(i, x) && has.some((y) => y !== x && prefers(j, y)));
  }
  // Kojima, Pathak and Roth (2013): both belong to the best that h can choose. Whoever is as good as they are is chosen before them.
  const chosenBefore = (row: number): number => others.filter((x) => !prefers(row, x)).length;
  if (chosenBefore(i) + 2 <= market.capacity[h]! && chosenBefore(j) + 2 <= market.capacity[h]!) return true;
  return (
    notion === "biro-irving-schlotter" &&
    market.couples.some(
      ({ members }) =>
        members.every((row) => others.includes(row)) && members.some((x) => prefers(i, x) && prefers(j, x)),
    )
  );
};

/** Everybody who blocks, singles as [row, column], couples as [couple, column, column]. */
export const blockingCoalitionsOf = (
  market: CouplesMarketOfLists,
  columnOf: ReadonlyArray<number>,
  notion: CouplesNotion,
): { singles: [number, number][]; couples: [number, number, number][] } => {
  const wouldTake = (h: number, row: number): boolean => {
    if (h < 0 || columnOf[row] === h) return true;
    const has = columnOf.flatMap((column, other) => (column === h ? [other] : []));
    return (
      has.length < market.capacity[h]! ||
      has.some((other) => market.columnWants[h]![row]! > market.columnWants[h]![other]!)
    );
  };
  const linked = new Set(market.couples.flatMap(({ members }) => [...members]));
  const singles: [number, number][] = [];
  for (const [row, wishes] of market.wishes.entries()) {
    if (linked.has(row)) continue;
    for (const [column, wish] of wishes.entries()) {
      if (wish === undefined) continue;
      const has = columnOf[row]!;
      if ((has < 0 || wish > wishes[has]!) && wouldTake(column, row)) singles.push([row, column]);
    }
  }
  const couples: [number, number, number][] = [];
  for (const [couple, { members, pairs }] of market.couples.entries()) {
    const own = pairs.find(({ columns }) => members.every((row, side) => columns[side] === columnOf[row]));
    for (const { columns, score } of pairs) {
      if (own !== undefined && score <= own.score) continue;
      const [a, b] = columns;
      const blocks =
        a === b
          ? wouldTakeBoth(market, columnOf, a, members, notion)
          : wouldTake(a, members[0]) && wouldTake(b, members[1]);
      if (blocks) couples.push([couple, a, b]);
    }
  }
  return { singles, couples };
};

/** Calls `visit` with every matching in which singles and couples have what they list, or nobody. */
export const forEachCouplesMatching = (
  market: CouplesMarketOfLists,
  visit: (columnOf: number[]) => void,
): void => {
  const linked = new Set(market.couples.flatMap(({ members }) => [...members]));
  const left = [...market.capacity];
  const columnOf = market.wishes.map(() => -1);
  const singles = [...market.wishes.keys()].filter((row) => !linked.has(row));
  const choices: { rows: number[]; columns: number[][] }[] = [
    ...market.couples.map(({ members, pairs }) => ({
      rows: [...members],
      columns: pairs.map(({ columns }) => [...columns]),
    })),
    ...singles.map((row) => ({
      rows: [row],
      columns: market.wishes[row]!.flatMap((wish, column) => (wish === undefined ? [] : [[column]])),
    })),
  ];
  const decide = (at: number): void => {
    if (at === choices.length) {
      visit(columnOf);
      return;
    }
    decide(at + 1);
    const { rows, columns } = choices[at]!;
    for (const option of columns) {
      for (const column of option) if (column >= 0) left[column]!--;
      if (option.every((column) => column < 0 || left[column]! >= 0)) {
        for (const [side, row] of rows.entries()) columnOf[row] = option[side]!;
        decide(at + 1);
        for (const row of rows) columnOf[row] = -1;
      }
      for (const column of option) if (column >= 0) left[column]!++;
    }
  };
  decide(0);
};

/** Whether a stable matching with couples exists, by looking at all matchings until one is. */
export const existsStableWithCouples = (market: CouplesMarketOfLists, notion: CouplesNotion): boolean => {
  let exists = false;
  forEachCouplesMatching(market, (columnOf) => {
    if (exists) return;
    const { singles, couples } = blockingCoalitionsOf(market, columnOf, notion);
    exists = singles.length + couples.length === 0;
  });
  return exists;
};
