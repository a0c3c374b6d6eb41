import type { VNode } from "preact";
import type { Histogram } from "../histogram";
import { rounded, scoreInWords } from "../numbers";
import type { ResultJson, ResultPair } from "../result-format";
import { Parts } from "./parts";
import { Person } from "./person";

type Scale = ResultJson["scale"];

/** Who meets whom, and what each criterion adds. */
export const Pairs = (props: {
  readonly result: ResultJson;
  readonly histogram: Histogram;
  /** How the views become the joint score. */
  readonly combination: string;
}): VNode => {
  const { pairs, scale } = props.result;
  const shareOfBar = barOf(scale, props.histogram);
  return (
    <section aria-labelledby="pairs">
      <h2 id="pairs">Pairs</h2>
      {pairs.length === 0 ? (
        <p>Nobody was matched in this round.</p>
      ) : (
        <>
          <p>
            The mentee’s view says how well the mentor suits the mentee by the plan’s criteria, the mentor’s
            view the other way round. {props.combination}
          </p>
          <table class="pairs">
            <caption class="unseen">Pairs, in the order of the mentees’ ids</caption>
            <thead>
              <tr>
                <th scope="col">Mentee</th>
                <th scope="col">Mentor</th>
                <th scope="col" class="number">
                  Joint score
                </th>
                <th scope="col" class="number view">
                  Mentee’s view
                </th>
                <th scope="col" class="number view">
                  Mentor’s view
                </th>
              </tr>
            </thead>
            <tbody>
              {pairs.map((pair) => (
                <PairRows key={pair.mentee.id} pair={pair} scale={scale} share={shareOfBar(pair.joint)} />
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  );
};

/** How much of its bar a joint score fills, in per cent: from 0, or the lowest if that is below, to 1 or the highest. */
const barOf = (scale: Scale, { lowest, highest }: Histogram): ((joint: number) => number) => {
  const from = scale === "weights" ? 0 : Math.min(0, lowest);
  const to = scale === "weights" ? 1 : Math.max(0, highest);
  return (joint) => (to > from ? rounded((100 * (joint - from)) / (to - from), 0) : 0);
};

const PairRows = (props: {
  readonly pair: ResultPair;
  readonly scale: Scale;
  readonly share: number;
}): VNode => {
  const { pair, scale, share } = props;
  const { mentee, mentor } = pair;
  return (
    <>
      <tr>
        <th scope="row">
          <Person person={mentee} />
        </th>
        <td>
          <Person person={mentor} />
        </td>
        <td class="number">
          {scoreInWords(pair.joint, scale)}
          <i class="bar" style={`--share:${share}%`} />
        </td>
        <td class="number view">{scoreInWords(pair.menteeView, scale)}</td>
        <td class="number view">{scoreInWords(pair.mentorView, scale)}</td>
      </tr>
      <tr class="why">
        <td colspan={5}>
          <details>
            <summary>
              Why this pair
              <span class="unseen">
                : {mentee.name} and {mentor.name}
              </span>
            </summary>
            <Parts pair={pair} scale={scale} />
          </details>
        </td>
      </tr>
    </>
  );
};
