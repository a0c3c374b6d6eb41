import type { VNode } from "preact";
import { LISTED_FINDINGS } from "../../errors/render";
import { counted } from "../numbers";
import type { ResultJson } from "../result-format";
import { proofMeans } from "./words";

/** What has been proven, what that means, and what the verifier objects to. */
export const Proof = ({ result }: { readonly result: ResultJson }): VNode => {
  const { statements, verified, violations } = result.proof;
  const listed = violations.slice(0, LISTED_FINDINGS);
  return (
    <section aria-labelledby="proof">
      <h2 id="proof">Proof</h2>
      <p class={verified ? "verdict good" : "verdict bad"}>
        {verified ? "✓ Verified" : "✗ NOT verified"}
        <span>
          {verified
            ? " by a checker that shares no code with the solver."
            : `: the independent checker found ${counted(violations.length, "problem")}.`}
        </span>
      </p>
      {!verified && (
        <ul class="problems">
          {listed.map(({ sentence }, at) => (
            <li key={at}>{sentence}</li>
          ))}
          {violations.length > listed.length && <li>… and {violations.length - listed.length} more</li>}
        </ul>
      )}
      <p>{proofMeans(result)}</p>
      <p>
        {verified ? "In the checker’s terms:" : "What the solver claims, and the checker does not confirm:"}
      </p>
      <ul>
        {statements.map((statement) => (
          <li key={statement}>{statement}</li>
        ))}
      </ul>
    </section>
  );
};
