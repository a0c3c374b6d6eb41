/**
 * Irving's preference table: everybody's list, from which pairs are struck out as it becomes known that they are in no stable matching.
 *
 * Nothing is ever crossed out entry by entry. A pair goes when one of its ends has somebody better for certain, so a list loses its tail,
 * and an entry stands as long as neither end has cut it off: two comparisons. Pointers only move inwards, so all reading of a run is
 * O(arcs).
 *
 * f  first of a list: whom its owner proposes to
 * s  second of a list
 * l  last of a list: who proposes to its owner
 *
 * A table is *stable* when f(x) = y just where l(y) = x, for all whose lists are not empty (D. Gusfield and R. W. Irving, "The Stable
 * Marriage Problem" (1989), section 4.2).
 */
import { NOBODY } from "../../graph/bipartite";
import type { PreferenceLists } from "../preference-lists";

/** What {@link Table.propose} answers when nobody is left to propose to. */
export const NOBODY_LEFT = -2;

export class Table {
  /** Places `[first | second | last]`, one of each a peer: in one array, so that a journal entry is two numbers. */
  private readonly places: Int32Array;
  private readonly peerCount: number;
  /** What was overwritten since the start: index, value, index, value …; nothing while the table is not journaled. */
  private readonly journal: number[] | undefined;

  constructor(
    private readonly lists: PreferenceLists,
    options: { readonly journaled: boolean } = { journaled: false },
  ) {
    const { peerCount, offsets } = lists;
    this.peerCount = peerCount;
    this.places = new Int32Array(3 * peerCount).fill(NOBODY);
    for (let peer = 0; peer < peerCount; peer++) {
      this.places[2 * peerCount + peer] = offsets[peer + 1]! - offsets[peer]! - 1;
    }
    this.journal = options.journaled ? [] : undefined;
  }

  /**
   * Lets a peer that proposes to nobody propose to the next of its list. Whoever receives it cuts its list off below the proposer.
   *
   * @returns the peer whose proposal is let go for it, {@link NOBODY}, or {@link NOBODY_LEFT} when the list is at its end
   */
  propose(proposer: number): number {
    const place = this.nextPlace(proposer, this.first(proposer) + 1);
    if (place > this.last(proposer)) {
      this.write(2 * this.peerCount + proposer, -1);
      return NOBODY_LEFT;
    }
    const receiver = this.peerAt(proposer, place);
    const proposing = this.proposerTo(receiver);
    this.write(proposer, place);
    this.write(2 * this.peerCount + receiver, this.placeAtOther(proposer, place));
    return proposing;
  }

  /** Whether the peer has more than one entry left; from then on {@link secondOf} is known. */
  hasSecond(peer: number): boolean {
    const { peerCount, places } = this;
    const place = this.nextPlace(peer, Math.max(places[peerCount + peer]!, this.first(peer) + 1));
    if (place !== places[peerCount + peer]) this.write(peerCount + peer, place);
    return place <= this.last(peer);
  }

  /** f: the peer at the front of the list, or {@link NOBODY}. Only after the peer has proposed. */
  firstOf(peer: number): number {
    return this.last(peer) < 0 ? NOBODY : this.peerAt(peer, this.first(peer));
  }

  /** s: the peer after the first. Only when {@link hasSecond}. */
  secondOf(peer: number): number {
    return this.peerAt(peer, this.places[this.peerCount + peer]!);
  }

  /** l: the peer at the end of a list that is not empty. */
  lastOf(peer: number): number {
    return this.peerAt(peer, this.last(peer));
  }

  /** The position of the front entry among all lists. Only for a list that is not empty. */
  firstPosition(peer: number): number {
    return this.lists.offsets[peer]! + this.first(peer);
  }

  /** Whether the peer has exactly two entries left. Only when {@link hasSecond}. */
  endsWithSecond(peer: number): boolean {
    return this.places[this.peerCount + peer] === this.last(peer);
  }

  /** Eliminates a rotation: each of its peers moves on to its second, and cuts the lists there. Only for an exposed rotation. */
  eliminate(rotation: Int32Array): void {
    for (const peer of rotation) {
      const place = this.places[this.peerCount + peer]!;
      this.write(peer, place);
      this.write(2 * this.peerCount + this.peerAt(peer, place), this.placeAtOther(peer, place));
    }
  }

  /**
   * The other choice with a rotation: each of its peers keeps its first, and nobody else. Follows up all that this strikes out.
   *
   * @returns whether every list that had somebody in it still has; if not, the table is spoilt and must be taken back
   */
  keep(rotation: Int32Array): boolean {
    // Nobody comes twice: a peer proposes to one only.
    const letGo = rotation.map((peer) => this.lastOf(peer));
    for (const peer of rotation) this.write(2 * this.peerCount + peer, this.first(peer));
    for (let proposer of letGo) {
      while (proposer >= 0) proposer = this.propose(proposer);
      if (proposer === NOBODY_LEFT) return false;
    }
    return true;
  }

  /** A mark to which {@link takeBack} can return. */
  mark(): number {
    return this.journal!.length;
  }

  /** Takes back everything since a mark. */
  takeBack(mark: number): void {
    const { journal, places } = this;
    while (journal!.length > mark) {
      const value = journal!.pop()!;
      places[journal!.pop()!] = value;
    }
  }

  private write(index: number, value: number): void {
    if (this.journal !== undefined) this.journal.push(index, this.places[index]!);
    this.places[index] = value;
  }

  private first(peer: number): number {
    return this.places[peer]!;
  }

  private last(peer: number): number {
    return this.places[2 * this.peerCount + peer]!;
  }

  private peerAt(peer: number, place: number): number {
    return this.lists.peerAt[this.lists.offsets[peer]! + place]!;
  }

  private placeAtOther(peer: number, place: number): number {
    return this.lists.placeAtOther[this.lists.offsets[peer]! + place]!;
  }

  /** Who proposes to the peer: the end of its list, which is not empty, once that one has got so far. */
  private proposerTo(peer: number): number {
    const end = this.last(peer);
    const other = this.peerAt(peer, end);
    return this.first(other) === this.placeAtOther(peer, end) ? other : NOBODY;
  }

  /** The first place from `place` on whose entry stands; beyond the last one when none does. */
  private nextPlace(peer: number, place: number): number {
    const { offsets, peerAt, placeAtOther } = this.lists;
    const { places } = this;
    const lasts = 2 * this.peerCount;
    const start = offsets[peer]!;
    const end = places[lasts + peer]!;
    let at = place;
    while (at <= end && placeAtOther[start + at]! > places[lasts + peerAt[start + at]!]!) at++;
    return at;
  }
}
