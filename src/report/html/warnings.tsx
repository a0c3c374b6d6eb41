import type { VNode } from "preact";
import { LISTED_FINDINGS, renderFinding } from "../../errors/render";
import type { ResultJson } from "../result-format";

/** What was suspicious in the input; nothing when nothing was. */
export const Warnings = ({ result: { warnings } }: { readonly result: ResultJson }): VNode | null => {
  if (warnings.length === 0) return null;
  const listed = warnings.slice(0, LISTED_FINDINGS);
  return (
    <section aria-labelledby="warnings">
      <h2 id="warnings">Notes on the input</h2>
      <p>The round could be run all the same; look at these before the next one.</p>
      <ul>
        {listed.map((warning, at) => (
          <li key={at}>{renderFinding(warning)}</li>
        ))}
        {warnings.length > listed.length && <li>… and {warnings.length - listed.length} more</li>}
      </ul>
    </section>
  );
};
