import type { VNode } from "preact";
import type { Bin, Histogram } from "../histogram";
import { counted, grouped, percentOf, scoreInWords } from "../numbers";
import type { ResultJson } from "../result-format";
import { type ChartSize, drawChart, edgeInWords } from "./chart";

/** Drawings for a screen or sheet and for a telephone: scaled down, the labels of the one would be too small for the other. */
const WIDE: ChartSize = { width: 760, height: 280 };
const NARROW: ChartSize = { width: 340, height: 230 };

/** How the joint scores spread, matched against allowed. */
export const Spread = (props: { readonly result: ResultJson; readonly histogram: Histogram }): VNode => {
  const { histogram, result } = props;
  const { bins } = histogram;
  const means = meansInWords(result, histogram);
  return (
    <section aria-labelledby="spread">
      <h2 id="spread">How the pairs score</h2>
      {bins.length === 0 ? (
        <p>The rules allow no pair, so there is nothing to compare.</p>
      ) : (
        <figure>
          <figcaption>
            <p>{means}</p>
            <p class="legend" aria-hidden="true">
              Share of <span class="key matched" /> the matched pairs and of <span class="key allowed" /> all
              allowed pairs, by joint score
            </p>
          </figcaption>
          <div
            role="img"
            aria-label={`Column chart: share of the matched and of all allowed pairs by joint score. ${means} The numbers stand in the table that follows.`}
          >
            <Drawing histogram={histogram} size={WIDE} name="wide" />
            <Drawing histogram={histogram} size={NARROW} name="narrow" />
          </div>
          <details>
            <summary>The numbers behind the chart</summary>
            <NumbersTable histogram={histogram} />
          </details>
        </figure>
      )}
    </section>
  );
};

const Drawing = (props: {
  readonly histogram: Histogram;
  readonly size: ChartSize;
  readonly name: string;
}): VNode => (
  <div
    class={props.name}
    // A drawing of numbers: no text of the caller gets into it.
    dangerouslySetInnerHTML={{ __html: drawChart(props.histogram, props.size) }}
  />
);

const meansInWords = ({ metrics, scale }: ResultJson, { meanAllowed }: Histogram): string => {
  const allowed = `all ${counted(metrics.candidatePairs, "pair")} that the rules allow: ${scoreInWords(meanAllowed, scale)}`;
  return metrics.pairs === 0
    ? `No pair was matched. Mean joint score of ${allowed}.`
    : `Mean joint score of the matched pairs: ${scoreInWords(metrics.meanJoint, scale)}; of ${allowed}.`;
};

const NumbersTable = ({ histogram: { bins, decimals } }: { readonly histogram: Histogram }): VNode => {
  const all = bins.reduce(
    (sum, bin) => ({ matched: sum.matched + bin.matched, allowed: sum.allowed + bin.allowed }),
    { matched: 0, allowed: 0 },
  );
  const range = ({ from, to }: Bin, at: number): string =>
    `${edgeInWords(from, decimals)} to ${at === bins.length - 1 ? "" : "below "}${edgeInWords(to, decimals)}`;
  return (
    <table class="spread">
      <caption>Pairs by joint score</caption>
      <thead>
        <tr>
          <th scope="col">Joint score</th>
          <th scope="col" class="number">
            Matched pairs
          </th>
          <th scope="col" class="number">
            Allowed pairs
          </th>
        </tr>
      </thead>
      <tbody>
        {bins.map((bin, at) => (
          <tr key={at}>
            <th scope="row">{range(bin, at)}</th>
            <CountCell count={bin.matched} of={all.matched} />
            <CountCell count={bin.allowed} of={all.allowed} />
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const CountCell = ({ count, of }: { readonly count: number; readonly of: number }): VNode => (
  <td class="number">
    {grouped(count)}
    {count > 0 && ` (${percentOf(count, of)})`}
  </td>
);
