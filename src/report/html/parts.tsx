import type { VNode } from "preact";
import { scoreInWords } from "../numbers";
import type { ResultJson, ResultPair } from "../result-format";

type Scale = ResultJson["scale"];

/** What each criterion adds to the two views of a pair. */
export const Parts = ({ pair, scale }: { readonly pair: ResultPair; readonly scale: Scale }): VNode => {
  const part = (score: number | null): string => (score === null ? "–" : scoreInWords(score, scale));
  const { contributions } = pair;
  return (
    <>
      <table class="parts">
        <caption class="unseen">What each criterion adds</caption>
        <thead>
          <tr>
            <th scope="col">Criterion</th>
            <th scope="col" class="number">
              Mentee’s view
            </th>
            <th scope="col" class="number">
              Mentor’s view
            </th>
          </tr>
        </thead>
        <tbody>
          {contributions.map(({ criterion, facts, menteeView, mentorView, private: isPrivate }) => (
            <tr key={criterion}>
              <th scope="row">
                {criterion}
                {isPrivate && " (private)"}
                <small>{facts}</small>
              </th>
              <td class="number">{part(menteeView)}</td>
              <td class="number">{part(mentorView)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">In all</th>
            <td class="number">{part(pair.menteeView)}</td>
            <td class="number">{part(pair.mentorView)}</td>
          </tr>
        </tfoot>
      </table>
      {contributions.every(({ menteeView }) => menteeView === null) && silence("mentee’s", scale)}
      {contributions.every(({ mentorView }) => mentorView === null) && silence("mentor’s", scale)}
    </>
  );
};

/** A view that no criterion has a say in. */
const silence = (whose: string, scale: Scale): VNode => (
  <p>
    No criterion says anything for the {whose} view
    {scale === "weights" ? ", so it stands in the middle of the scale." : "."}
  </p>
);
