declare module "stable-marriage" {
  /** Somebody with a list of others, most wanted first. */
  export class Person {
    constructor(name: number);
    readonly name: number;
    fiance: Person | null | undefined;
    generatePreferences(preferences: readonly Person[]): void;
  }
  /** Engages the people of one side; the answer stands in their `fiance`. */
  export function stableMarriage(proposers: readonly Person[]): readonly Person[];
}

declare module "edmonds-blossom-fixed" {
  /** Edges as `[peer, peer, weight]`. Returns each peer's partner, or −1. */
  export default function blossom(
    edges: readonly (readonly [number, number, number])[],
    maxCardinality?: boolean,
  ): readonly number[];
}

declare module "munkres-js" {
  /** Pairs of row and column of the smallest total cost. */
  export default function munkres(
    costs: readonly (readonly number[])[],
  ): readonly (readonly [number, number])[];
}
