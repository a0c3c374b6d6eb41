/** Deferred acceptance as the textbook tells it: whole lists, sorted; of equal scores the lower index is better. Quotas on both sides. */
export const textbookAcceptance = (
  /** proposer → receiver → how much it is wanted; undefined when the pair is not acceptable. */
  wanted: ReadonlyArray<ReadonlyArray<number | undefined>>,
  /** proposer → receiver → how much the receiver wants the proposer. */
  wantedBack: ReadonlyArray<ReadonlyArray<number>>,
  quotaOfProposer: ReadonlyArray<number>,
  quotaOfReceiver: ReadonlyArray<number>,
): number[][] => {
  const lists = wanted.map((scores) =>
    scores
      .flatMap((score, receiver) => (score === undefined ? [] : [{ score, receiver }]))
      .sort((a, b) => b.score - a.score || a.receiver - b.receiver)
      .map(({ receiver }) => receiver),
  );
  const holds: number[][] = quotaOfReceiver.map(() => []);
  const isHeld = (proposer: number): number => holds.filter((held) => held.includes(proposer)).length;
  for (let somebodyAsked = true; somebodyAsked; ) {
    somebodyAsked = false;
    for (const [proposer, list] of lists.entries()) {
      while (list.length > 0 && isHeld(proposer) < quotaOfProposer[proposer]!) {
        const receiver = list.shift()!;
        somebodyAsked = true;
        const held = [...holds[receiver]!, proposer];
        const back = (one: number): number => wantedBack[one]![receiver]!;
        holds[receiver] = held
          .sort((a, b) => back(b) - back(a) || a - b)
          .slice(0, quotaOfReceiver[receiver]!);
      }
    }
  }
  return wanted.map((_, proposer) =>
    holds.flatMap((held, receiver) => (held.includes(proposer) ? [receiver] : [])),
  );
};
