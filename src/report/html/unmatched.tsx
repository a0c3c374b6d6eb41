import type { VNode } from "preact";
import type { ResultJson, ResultUnmatched } from "../result-format";
import { Person } from "./person";

/** Who has no partner, and why. */
export const Unmatched = ({ result }: { readonly result: ResultJson }): VNode => {
  const { metrics, unmatched } = result;
  return (
    <section aria-labelledby="unmatched">
      <h2 id="unmatched">Without a partner</h2>
      <Side
        heading="Mentees without a mentor"
        people={unmatched.mentees}
        nobody={metrics.mentees === 0 ? "There are no mentees in this round." : "Every mentee has a mentor."}
      />
      <Side
        heading="Mentors without a mentee"
        people={unmatched.mentors}
        nobody={metrics.mentors === 0 ? "There are no mentors in this round." : "Every mentor has a mentee."}
      />
    </section>
  );
};

const Side = (props: {
  readonly heading: string;
  readonly people: ReadonlyArray<ResultUnmatched>;
  /** What to say when there is nobody. */
  readonly nobody: string;
}): VNode => {
  const { heading, nobody, people } = props;
  if (people.length === 0) return <p>{nobody}</p>;
  return (
    <table class="unmatched">
      <caption>
        {heading}: {people.length}
      </caption>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Why</th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={person.id}>
            <th scope="row">
              <Person person={person} />
            </th>
            <td>{person.sentence}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
