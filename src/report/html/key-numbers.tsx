import type { VNode } from "preact";
import { counted, grouped, percentOf, scoreInWords } from "../numbers";
import type { ResultJson } from "../result-format";

/** What stands for a share or a mean of nothing. */
const NOTHING = "–";

/** The round in five numbers. */
export const KeyNumbers = ({ result }: { readonly result: ResultJson }): VNode => {
  const { metrics, scale } = result;
  const { mentees, pairs, places } = metrics;
  const unit = scale === "points" ? "in points" : "from 0 to 1";
  return (
    <section aria-labelledby="numbers">
      <h2 id="numbers" class="unseen">
        The round in numbers
      </h2>
      <dl class="numbers">
        <KeyNumber
          label={pairs === 1 ? "Pair" : "Pairs"}
          value={grouped(pairs)}
          note={`of ${grouped(metrics.candidatePairs)} that the rules allow`}
        />
        <KeyNumber
          label="Mentees matched"
          value={percentOf(pairs, mentees) ?? NOTHING}
          note={`${grouped(pairs)} of ${grouped(mentees)} have a mentor`}
        />
        <KeyNumber
          label="Places taken"
          value={percentOf(pairs, places) ?? NOTHING}
          note={`${grouped(pairs)} of ${grouped(places)}, with ${counted(metrics.mentors, "mentor")}`}
        />
        <KeyNumber
          label="Total score"
          value={scoreInWords(metrics.total, scale)}
          note="all joint scores together"
        />
        <KeyNumber
          label="Mean score"
          value={pairs === 0 ? NOTHING : scoreInWords(metrics.meanJoint, scale)}
          note={`joint score of a pair, ${unit}`}
        />
      </dl>
    </section>
  );
};

const KeyNumber = (props: {
  readonly label: string;
  readonly value: string;
  readonly note: string;
}): VNode => (
  <div>
    <dt>{props.label}</dt>
    <dd class="value">{props.value}</dd>
    <dd>{props.note}</dd>
  </div>
);
