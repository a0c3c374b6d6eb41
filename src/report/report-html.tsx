import { renderToString } from "preact-render-to-string";
import type { Matching } from "../match/matching";
import { histogramOf } from "./histogram";
import { Page } from "./html/page";
import { combinationInWords } from "./html/words";
import { resultJson } from "./result-json";

/**
 * A round as one web page that needs nothing else: numbers, a chart, every pair with its reasons, everybody without a partner, and the
 * proof.
 *
 * *When to use*: for the coordinator who decides about the round, on screen or paper.
 *
 * *Details*: pure; the same round gives the same bytes in Node and in every browser. The page loads nothing and runs nothing, and its
 * content security policy forbids both. Texts of the records are escaped. About 2 kB a pair.
 *
 * *Gotchas*: the page names people and scores; it is not meant for participants.
 *
 * @returns a complete HTML document
 *
 * @example
 * ```ts
 * await writeFile("report.html", reportHtml(matching));
 * ```
 */
export const reportHtml = <Mentee, Mentor>(matching: Matching<Mentee, Mentor>): string => {
  const page = renderToString(
    <Page
      result={resultJson(matching)}
      histogram={histogramOf(matching)}
      combination={combinationInWords(matching.stages.plan)}
    />,
  );
  return `<!doctype html>\n${page}\n`;
};
