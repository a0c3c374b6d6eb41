import { reportHtml, resultJson } from "mentor-matching/report";
import { describe, expect, it } from "vitest";
import { warningFinding } from "../../src/errors/finding";
import { scoreInWords } from "../../src/report/numbers";
import { exampleRounds, runExample, runSmall, shuffled, stoppedRound } from "./rounds";
import { tagsOf, textOf, unbalanced } from "./tags";

const tagNames = (html: string): ReadonlySet<string> => new Set(tagsOf(html).map(({ name }) => name));
const countOf = (html: string, tag: string): number =>
  tagsOf(html).filter(({ name, closes }) => name === tag && !closes).length;

describe.each(exampleRounds)("the page of $title", ({ name, objective }) => {
  const matching = runExample(name, objective);
  const html = reportHtml(matching);
  const text = textOf(html);

  it("is one well-formed document", () => {
    expect(html).toMatch(/^<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8"/);
    expect(html.endsWith("</body></html>\n")).toBe(true);
    expect(unbalanced(html)).toEqual([]);
    for (const tag of ["header", "main", "footer", "nav", "h1", "title", "figure", "figcaption"]) {
      expect(countOf(html, tag)).toBe(1);
    }
  });

  it("needs nothing else and runs nothing", () => {
    expect(html).not.toMatch(/https?:/i);
    expect(html).not.toMatch(/url\(|@import/i);
    const tags = tagNames(html);
    for (const tag of ["script", "link", "img", "iframe", "object", "base", "form"]) {
      expect(tags.has(tag)).toBe(false);
    }
    for (const { attributes } of tagsOf(html)) {
      for (const key of attributes.keys()) expect(key).not.toMatch(/^(src|srcset|on.*|xlink:.*)$/);
      expect(attributes.get("href") ?? "#").toMatch(/^#/);
    }
    expect(html).toContain(
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"`,
    );
  });

  it("leads every link and label to what it names", () => {
    const tags = tagsOf(html);
    const ids = tags.flatMap(({ attributes }) => attributes.get("id") ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { attributes } of tags) {
      const href = attributes.get("href");
      if (href !== undefined) expect(ids).toContain(href.slice(1));
      const label = attributes.get("aria-labelledby");
      if (label !== undefined) expect(ids).toContain(label);
    }
  });

  it("says what the round was for and what came out", () => {
    expect(text).toContain(matching.stages.plan.name);
    expect(text).toMatch(
      objective.kind === "stable"
        ? new RegExp(`stable round.*The ${objective.proposing} asked first`)
        : objective.coverage === "first"
          ? /as many mentees as possible/
          : /leaving somebody out where/,
    );
    const { coverage, mentees, pairs, places } = matching.metrics;
    expect(text).toContain(`${pairs} of ${mentees} have a mentor`);
    expect(text).toContain(`${pairs} of ${places}, with`);
    expect(text).toContain(`${Number((100 * coverage).toFixed(1))}%`);
    expect(text).toContain("Verified");
    expect(text).not.toContain("NOT verified");
    expect(text).toContain("does not promise");
  });

  it("shows every pair with its reasons, and everybody who is left with theirs", () => {
    const { pairs, unmatched } = matching;
    expect(countOf(html, "details")).toBe(pairs.length + 1);
    const { scale } = resultJson(matching);
    for (const { contributions, joint, mentee, menteeView, mentor, mentorView } of pairs) {
      const [ofJoint, ofMentee, ofMentor] = [joint, menteeView, mentorView].map((score) =>
        scoreInWords(score, scale),
      );
      expect(text).toContain(`In all ${ofMentee} ${ofMentor}`);
      expect(text).toContain(
        `${mentor.record.name} ${mentor.id} ${ofJoint} ${ofMentee} ${ofMentor} Why this pair`,
      );
      expect(text).toContain(`Why this pair : ${mentee.record.name} and ${mentor.record.name}`);
      for (const { facts } of contributions) expect(text).toContain(facts.replace(/\s+/g, " "));
    }
    for (const { id } of [...unmatched.mentees, ...unmatched.mentors]) expect(text).toContain(id);
    expect(tagsOf(html).filter(({ attributes }) => attributes.get("class") === "bar")).toHaveLength(
      pairs.length,
    );
  });

  it("captions its tables, scopes their headings and says the chart in words", () => {
    expect(countOf(html, "caption")).toBe(countOf(html, "table"));
    for (const { attributes, closes, name: tag } of tagsOf(html)) {
      if (tag === "th" && !closes) expect(attributes.get("scope")).toMatch(/^(row|col)$/);
    }
    const chart = tagsOf(html).find(({ attributes }) => attributes.get("role") === "img");
    expect(chart?.attributes.get("aria-label")).toMatch(/^Column chart.*Mean joint score/);
  });

  it("is the same bytes again, whatever the order of the rows", () => {
    expect(reportHtml(matching)).toBe(html);
    expect(reportHtml(runExample(name, objective, shuffled))).toBe(html);
  });
});

describe("texts from outside", () => {
  const evil = `"><script>alert(1)</script><img src=x onerror='alert(2)'>&amp;</style></title>`;
  const matching = runSmall(
    [
      { id: `${evil}1`, name: evil, team: evil, topics: [evil] },
      { id: `${evil}2`, name: evil, team: "y" },
    ],
    [
      { id: `${evil}3`, name: evil, team: evil, topics: [evil] },
      { id: `${evil}4`, name: evil, places: 0 },
    ],
    {
      name: evil,
      criteria: [
        { kind: "same", name: `${evil}5`, weight: 1, mentee: "team", mentor: "team" },
        { kind: "overlap", name: `${evil}6`, weight: 1, mentee: "topics", mentor: "topics" },
      ],
      rules: [
        { kind: "capacity", mentor: "places", missing: 1 },
        { kind: "never", name: evil, sharing: { mentee: "id", mentor: "name" } },
      ],
    },
  );
  const html = reportHtml({
    ...matching,
    warnings: [
      warningFinding(
        "blanks-trimmed",
        { source: evil, row: 2, column: evil },
        { expected: evil, received: evil, remedy: evil },
      ),
    ],
    violations: [{ _tag: "BlockingPair", row: 0, column: 0 }],
  });

  it("stay texts: the page has the tags and attributes of a harmless one", () => {
    const harmless = reportHtml(runExample("primary-care"));
    const known = tagNames(harmless);
    const keys = new Set(tagsOf(harmless).flatMap(({ attributes }) => [...attributes.keys()]));
    for (const tag of tagsOf(html)) {
      expect(known).toContain(tag.name);
      for (const key of tag.attributes.keys()) expect(keys).toContain(key);
    }
    expect(unbalanced(html)).toEqual([]);
    expect(html).not.toMatch(/<script|<img/i);
  });

  it("are shown as they are", () => {
    const text = textOf(html);
    for (const end of ["1", "2", "3", "4", "5", "6"]) expect(text).toContain(evil + end);
    expect(text).toContain(`${evil}: matching report`);
  });
});

describe("a page that must not be trusted", () => {
  const matching = runSmall([{ id: "a" }, { id: "b" }], [{ id: "c" }]);

  it("says so, and why", () => {
    const row = matching.stages.cohort.mentees.ids.indexOf("b");
    const text = textOf(reportHtml({ ...matching, violations: [{ _tag: "BlockingPair", row, column: 0 }] }));
    expect(text).toContain("This result is NOT verified: do not use it.");
    expect(text).toContain("✗ NOT verified : the independent checker found 1 problem.");
    expect(text).toContain("b and c would both rather have each other");
    expect(text).toContain("Do not use this result.");
    expect(text).toContain("the checker does not confirm");
    expect(text).not.toContain("✓");
  });

  it("counts what it does not list", () => {
    const violations = Array.from({ length: 53 }, () => ({ _tag: "Uncovered", row: 0, column: 0 }) as const);
    const text = textOf(reportHtml({ ...matching, violations }));
    expect(text).toContain("found 53 problems");
    expect(text).toContain("… and 3 more");
    expect(text.split("neither is in the cover")).toHaveLength(51);
  });

  it.each(["stable", "total"] as const)("says that it was stopped, %s", (kind) => {
    const text = textOf(reportHtml(stoppedRound(kind)));
    expect(text).toContain("The run was stopped before its end");
    expect(text).toContain("better rounds may exist");
    expect(text).toContain("Nobody was matched in this round.");
    expect(text).toContain("No pair was matched.");
    expect(text).toContain("The run was stopped before this was decided.");
    expect(text).toContain(
      kind === "stable" ? "still had somebody to ask" : "No matching is worth more than 1",
    );
  });
});

describe("notes on the input", () => {
  const warning = (row: number) =>
    warningFinding(
      "blanks-trimmed",
      { source: "mentees.csv", row },
      { expected: "no blanks", received: "blanks", remedy: "Take them out." },
    );
  const matching = runSmall([], []);

  it("are there when there are any", () => {
    expect(textOf(reportHtml(matching))).not.toContain("Notes on the input");
    const text = textOf(reportHtml({ ...matching, warnings: [warning(2)] }));
    expect(text).toContain("Notes on the input (1)");
    expect(text).toContain("mentees.csv, row 2: found blanks, expected no blanks. Take them out.");
    expect(text).not.toContain("… and");
  });

  it("are counted beyond fifty", () => {
    const warnings = Array.from({ length: 60 }, (_, at) => warning(100 + at));
    const text = textOf(reportHtml({ ...matching, warnings }));
    expect(text).toContain("row 149");
    expect(text).not.toContain("row 150");
    expect(text).toContain("… and 10 more");
  });
});

describe("pages at the edge", () => {
  it("of nobody", () => {
    const html = reportHtml(runSmall([], []));
    const text = textOf(html);
    expect(unbalanced(html)).toEqual([]);
    expect(text).toContain("The rules allow no pair, so there is nothing to compare.");
    expect(text).toContain("Nobody was matched in this round.");
    expect(text).toContain("There are no mentees in this round.");
    expect(text).toContain("There are no mentors in this round.");
    expect(text).toContain("0 of 0 have a mentor");
    expect(countOf(html, "svg")).toBe(0);
  });

  it("of people none of whom may meet", () => {
    const text = textOf(reportHtml(runSmall([{ id: "a" }], [{ id: "a" }])));
    expect(text).toContain("Mentees without a mentor: 1");
    expect(text).toContain("Mentors without a mentee: 1");
  });

  it("of one pair", () => {
    const text = textOf(reportHtml(runSmall([{ id: "a", team: "x" }], [{ id: "b", team: "x" }])));
    expect(text).toContain("Pair 1 of 1 that the rules allow");
    expect(text).toContain("Every mentee has a mentor.");
    expect(text).toContain("Every mentor has a mentee.");
    expect(text).toContain("all 1 pair that the rules allow: 1.000");
    expect(text).toContain("1.00 to 1.02");
  });

  it("of views that nobody's answers say anything for", () => {
    const blank = runSmall([{ id: "a" }], [{ id: "b" }]);
    const text = textOf(reportHtml(blank));
    expect(text).toContain("No criterion says anything for the mentee’s view, so it stands in the middle");
    expect(text).toContain("No criterion says anything for the mentor’s view, so it stands in the middle");
    expect(text).toContain("In all 0.500 0.500");
    const points = runSmall([{ id: "a" }], [{ id: "b" }], {
      criteria: [{ kind: "same", name: "t", points: 2, direction: "mentee", mentee: "team", mentor: "team" }],
    });
    expect(textOf(reportHtml(points))).toContain("No criterion says anything for the mentor’s view.");
  });

  it("of negative points", () => {
    const html = reportHtml(
      runSmall(
        [
          { id: "a", team: "x" },
          { id: "b", team: "y" },
        ],
        [{ id: "c", team: "x", places: 2 }],
        {
          objective: { kind: "total", coverage: "first" },
          criteria: [{ kind: "same", name: "team", points: -1500, mentee: "team", mentor: "team" }],
        },
      ),
    );
    expect(textOf(html)).toContain("−1,500");
    const bars = tagsOf(html).flatMap(({ attributes }) =>
      attributes.get("class") === "bar" ? [attributes.get("style")] : [],
    );
    expect(bars).toEqual(["--share:0%", "--share:100%"]);
  });

  it("of points that are all 0", () => {
    const html = reportHtml(
      runSmall([{ id: "a", team: "x" }], [{ id: "b", team: "y" }], {
        criteria: [{ kind: "same", name: "team", points: 5, mentee: "team", mentor: "team" }],
      }),
    );
    expect(html).toContain("--share:0%");
  });
});

describe("how the views become one score", () => {
  const page = (changes: Parameters<typeof runSmall>[2]): string =>
    textOf(reportHtml(runSmall([{ id: "a", team: "x" }], [{ id: "b", team: "x" }], changes)));
  const only = (direction: "mentee" | "mentor") =>
    [{ kind: "same", name: "t", weight: 1, direction, mentee: "team", mentor: "team" }] as const;

  it.each([
    ["the mean of the two views", {}],
    ["the mentee’s view (25%) and the mentor’s (75%)", { combination: { kind: "mean", menteeShare: 0.25 } }],
    ["the lower of the two views", { combination: { kind: "minimum" } }],
    ["the geometric mean of the two views", { combination: { kind: "geometric-mean" } }],
    ["is the mentee’s view; the plan asks nothing", { criteria: [...only("mentee")] }],
    ["is the mentor’s view; the plan asks nothing", { criteria: [...only("mentor")] }],
  ] as const)("%s", (words, changes) => {
    expect(page(changes as Parameters<typeof runSmall>[2])).toContain(words);
  });
});

describe("a large round", () => {
  it("of 2,000 pairs makes a page of linear size, in seconds", () => {
    const people = (count: number, prefix: string, places?: number) =>
      Array.from({ length: count }, (_, at) => ({
        id: `${prefix}${String(at).padStart(5, "0")}`,
        name: `Person ${prefix}${at}`,
        team: `team ${at % 40}`,
        topics: [`topic ${at % 7}`, `topic ${at % 11}`],
        ...(places === undefined ? {} : { places }),
      }));
    const round = (size: number) =>
      runSmall(people(size, "m"), people(size / 5, "t", 5), { objective: { kind: "stable" } });
    const [small, large] = [round(200), round(2000)];
    expect(large.pairs).toHaveLength(2000);
    const began = performance.now();
    const html = reportHtml(large);
    const seconds = (performance.now() - began) / 1000;
    expect(countOf(html, "details")).toBe(2001);
    expect(html.length).toBeLessThan(6_000_000);
    expect(html.length).toBeLessThan(11 * reportHtml(small).length);
    expect(seconds).toBeLessThan(10);
  });
});
