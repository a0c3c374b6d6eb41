/** Lists of people of the other side, by id: ranked wishes, whom to avoid, past partners. */
import { placeOfAnswer, type Side } from "../cohort/cohort";
import { type FindingCode, quote, warningFinding } from "../errors/finding";
import { suggestions } from "../errors/nearest";
import { type Question, readAnswers } from "./answers";

/** A person's list, best first: rank → indices of the other side that share it, none of them twice; no rank is empty. */
export type Ranks = ReadonlyArray<ReadonlyArray<number>>;

/** A list with nothing in it is no list; told apart by identity from one that names nobody who takes part. */
const NO_LIST: Ranks = [];

/**
 * Reads a side's lists of ids: one id, or a list of them in which an entry may itself be a list of ids that share a rank.
 *
 * Ids that nobody on the other side has, one's own, and those that stood before in the list are reported as warnings and left out;
 * who comes behind them moves up.
 *
 * @returns person → ranks; `undefined` for who gave no list, `[]` for a list that names nobody who takes part
 */
export const readIdLists = (question: Question, others: Side<unknown>): ReadonlyArray<Ranks | undefined> => {
  const { side, selector, report } = question;
  const indexOf = new Map(others.ids.map((id, index) => [id, index]));
  const nearest = suggestions(others.ids, "Correct the id, or leave it out; it counts for nothing.");

  const lists = readAnswers<Ranks>(
    question,
    "an id, or a list of ids in which those of equal rank stand in a list of their own",
    NO_LIST,
    (value, person) => {
      const entries: unknown[] = Array.isArray(value) ? value : [value];
      const ranks = entries.map((entry) => (Array.isArray(entry) ? entry : [entry]).filter(isGiven));
      if (!ranks.every(isOfTexts)) return undefined;
      if (ranks.every((ids) => ids.length === 0)) return NO_LIST;

      const leaveOut = (
        code: FindingCode,
        position: number,
        id: string,
        expected: string,
        remedy: string,
      ): void =>
        report(
          warningFinding(code, placeOfAnswer(side, person, selector, position), {
            expected,
            received: quote(id),
            remedy,
          }),
        );
      const listed = new Set<string>();
      const indicesOf = (ids: ReadonlyArray<string>, position: number): number[] =>
        ids.flatMap((id) => {
          const index = indexOf.get(id);
          if (id === side.ids[person]) {
            leaveOut("own-id", position, id, "somebody else's id", "Leave it out; nobody meets themselves.");
          } else if (index === undefined) {
            leaveOut("unknown-id", position, id, `the id of one of the ${others.name}`, nearest(id));
          } else if (listed.has(id)) {
            leaveOut(
              "repeated-id",
              position,
              id,
              "every id once",
              "Leave it out; its first place in the list counts.",
            );
          } else {
            listed.add(id);
            return [index];
          }
          return [];
        });
      return ranks.map(indicesOf).filter((indices) => indices.length > 0);
    },
  );
  return lists.map((list) => (list === NO_LIST ? undefined : list));
};

const isGiven = (entry: unknown): boolean => entry !== null && entry !== undefined && entry !== "";

const isOfTexts = (entries: ReadonlyArray<unknown>): entries is ReadonlyArray<string> =>
  entries.every((entry) => typeof entry === "string");
