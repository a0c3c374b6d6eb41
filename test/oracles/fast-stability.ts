/**
 * All stable matchings of a two-sided world whose rows take one column each, found sooner than by looking at all matchings: rows are placed one
 * after another, and a start is given up once a pair blocks it whatever follows. What is left at the end is judged by the one naive definition,
 * so giving up too little costs time only. Giving up is right because a guest stays: a column that holds somebody worse than a row will
 * gain by that row however the others are placed, and one that holds somebody as good will not lose by it.
 */
import type { Opinions, SmallWorld } from "./brute-force";
import { columnOfRowOf, isStable, marketOf, type Notion, partnersOf } from "./stability";

const loses = 0;
const same = 1;
const gains = 2;

/** How much both changes have to come to when neither loses: see the naive definition. */
const enough = { weak: gains + gains, strong: gains + same, super: same + same };

/** Every stable matching, row → column or −1. */
export const everyStable = (world: SmallWorld, opinions: Opinions, notion: Notion): number[][] => {
  const rows = world.allowed.length;
  const columns = world.columnCount;
  const market = marketOf(world, opinions);
  const columnOfRow: number[] = [];
  const guests: number[][] = world.capacity.map(() => []);

  const changeOfRow = (row: number, column: number): number => {
    const has = columnOfRow[row]!;
    const more = has < 0 ? 1 : opinions.ofRow[row]![column]! - opinions.ofRow[row]![has]!;
    return more > 0 ? gains : more < 0 ? loses : same;
  };
  /** What the column's change is at least, by the guests it has already. */
  const leastChangeOfColumn = (row: number, column: number): number => {
    let least = loses;
    for (const guest of guests[column]!) {
      const more = opinions.ofColumn[row]![column]! - opinions.ofColumn[guest]![column]!;
      if (more > 0) return gains;
      if (more === 0) least = same;
    }
    return least;
  };
  const surelyBlocks = (row: number, column: number): boolean => {
    if (!world.allowed[row]![column] || columnOfRow[row] === column) return false;
    const ofRow = changeOfRow(row, column);
    if (ofRow === loses) return false;
    const ofColumn = leastChangeOfColumn(row, column);
    return ofColumn !== loses && ofRow + ofColumn >= enough[notion];
  };
  /** Whether a pair with the last row, or with the column it got, blocks already; all other pairs were asked before. */
  const isBlocked = (last: number): boolean => {
    for (let column = 0; column < columns; column++) if (surelyBlocks(last, column)) return true;
    const got = columnOfRow[last]!;
    if (got < 0) return false;
    for (let row = 0; row < last; row++) if (surelyBlocks(row, got)) return true;
    return false;
  };
  /** Whether more places must be filled than rows are left: a column that a placed row would gain by has to be full. */
  const leavesPlaces = (placed: number): boolean => {
    let missing = 0;
    for (let column = 0; column < columns; column++) {
      const free = world.capacity[column]! - guests[column]!.length;
      if (free === 0) continue;
      for (let row = 0; row < placed; row++) {
        if (!world.allowed[row]![column] || columnOfRow[row] === column) continue;
        if (changeOfRow(row, column) !== gains) continue;
        missing += free;
        break;
      }
    }
    return missing > rows - placed;
  };

  const found: number[][] = [];
  const place = (row: number): void => {
    if (row === rows) {
      const partners = partnersOf(columnOfRow, columns);
      if (isStable(market, partners, notion)) found.push(columnOfRowOf(partners, rows));
      return;
    }
    for (let column = -1; column < columns; column++) {
      if (column >= 0) {
        if (!world.allowed[row]![column] || guests[column]!.length >= world.capacity[column]!) continue;
        guests[column]!.push(row);
      }
      columnOfRow[row] = column;
      if (!isBlocked(row) && !leavesPlaces(row + 1)) place(row + 1);
      if (column >= 0) guests[column]!.pop();
    }
    columnOfRow.length = row;
  };
  place(0);
  return found;
};
