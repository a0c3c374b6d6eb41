import type { VNode } from "preact";
import type { Histogram } from "../histogram";
import { grouped } from "../numbers";
import type { ResultJson } from "../result-format";
import { KeyNumbers } from "./key-numbers";
import { Pairs } from "./pairs";
import { Proof } from "./proof";
import { Spread } from "./spread";
import { style } from "./style";
import { Unmatched } from "./unmatched";
import { Warnings } from "./warnings";
import { aimInWords } from "./words";

/** What a page is made of. */
export interface PageProps {
  readonly result: ResultJson;
  readonly histogram: Histogram;
  /** How the views become the joint score. */
  readonly combination: string;
}

/** Nothing is loaded and nothing runs, whatever a name might try. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** The whole report as one page. */
export const Page = (props: PageProps): VNode => {
  const { result } = props;
  return (
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={POLICY} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>{`${result.plan.name}: matching report`}</title>
        {/* Our own style sheet: escaping would break its selectors. */}
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <Header result={result} />
        <main>
          <KeyNumbers result={result} />
          <Spread result={result} histogram={props.histogram} />
          <Pairs result={result} histogram={props.histogram} combination={props.combination} />
          <Unmatched result={result} />
          <Proof result={result} />
          <Warnings result={result} />
        </main>
        <footer>
          <p>
            A score is what the plan’s criteria add up to for two people’s answers. It does not promise that
            their mentoring will go well.
          </p>
          <p>
            This page names people and says how the plan scored them: share it with care. Ties were resolved
            by the seed {result.plan.seed}.
          </p>
        </footer>
      </body>
    </html>
  );
};

const Header = ({ result }: { readonly result: ResultJson }): VNode => {
  const { plan, proof, status, unmatched, warnings } = result;
  const left = unmatched.mentees.length + unmatched.mentors.length;
  return (
    <header>
      <p class="kind">Matching report</p>
      <h1>
        <bdi>{plan.name}</bdi>
      </h1>
      <p class="aim">{aimInWords(plan)}</p>
      {!proof.verified && (
        <p class="alert bad">This result is NOT verified: do not use it. See “Proof” below.</p>
      )}
      {status === "stopped" && (
        <p class="alert">
          The run was stopped before its end: this is the best found until then, not the final answer.
        </p>
      )}
      <nav aria-label="Sections">
        <a href="#spread">Scores</a>
        <a href="#pairs">Pairs ({grouped(result.pairs.length)})</a>
        <a href="#unmatched">Without a partner ({grouped(left)})</a>
        <a href="#proof">Proof</a>
        {warnings.length > 0 && <a href="#warnings">Notes on the input ({grouped(warnings.length)})</a>}
      </nav>
    </header>
  );
};
