/** The style sheet of the report: calm on a screen, plain on paper, one column on a telephone. */
export const style = `
:root {
  color-scheme: light;
  --paper: #fbfaf7;
  --ink: #1e2528;
  --soft: #566165;
  --line: #e5e2da;
  --strong: #848c90;
  --accent: #0a625d;
  --matched: #0a6d67;
  --allowed: #e3e5e4;
  --allowed-edge: #838b8f;
  --good: #1c6b3c;
  --bad: #a1211c;
  --bad-shade: #fbebe8;
  --warn-shade: #fbf1db;
  --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "URW Palladio L", P052, Georgia, serif;
}

@media screen and (prefers-color-scheme: dark) {
  :root {
    color-scheme: dark;
    --paper: #14181a;
    --ink: #e7e5df;
    --soft: #a5aeb1;
    --line: #2d3437;
    --strong: #737d81;
    --accent: #74cdc3;
    --matched: #4fb3a9;
    --allowed: #30383b;
    --allowed-edge: #7d878b;
    --good: #7fcb99;
    --bad: #ff9f96;
    --bad-shade: #3a201e;
    --warn-shade: #352b14;
  }
}

/* Page */

*, ::before, ::after { box-sizing: border-box; }

html {
  background: var(--paper);
  color: var(--ink);
  font: 100%/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
  -webkit-text-size-adjust: 100%;
  text-size-adjust: 100%;
}

body {
  max-width: 62rem;
  margin: 0 auto;
  padding: clamp(1.5rem, 5vw, 4rem) clamp(1rem, 4vw, 3rem);
  overflow-wrap: break-word;
}

p, ul { max-width: 44rem; margin: 0 0 1rem; text-wrap: pretty; }
ul { padding-left: 1.25rem; }
li { margin-bottom: 0.35rem; }
a { color: var(--accent); text-underline-offset: 0.2em; }
small { font-size: 0.875rem; }

:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; border-radius: 2px; }

.unseen {
  position: absolute;
  width: 1px;
  height: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}

/* Header and footer */

h1, h2 { font-family: var(--serif); font-weight: 600; line-height: 1.2; text-wrap: balance; }
h1 { margin: 0 0 1rem; font-size: clamp(1.9rem, 1.3rem + 2.6vw, 2.9rem); letter-spacing: -0.01em; }
h2 { margin: 0 0 0.75rem; font-size: 1.5rem; }

.kind { margin: 0 0 0.5rem; color: var(--soft); font-size: 0.875rem; letter-spacing: 0.04em; }
.aim { font-size: 1.125rem; }

.alert {
  padding: 0.75rem 1rem;
  border-left: 4px solid currentColor;
  background: var(--warn-shade);
  font-weight: 600;
}
.alert.bad { background: var(--bad-shade); color: var(--bad); }

nav { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; font-size: 0.9375rem; }
nav a { padding: 0.25rem 0; }

section { margin-top: 3.25rem; }
header + main > section:first-child { margin-top: 2rem; }

footer {
  margin-top: 4rem;
  padding-top: 1.25rem;
  border-top: 1px solid var(--line);
  color: var(--soft);
  font-size: 0.9375rem;
}

/* Key numbers */

.numbers {
  display: grid;
  grid-template-columns: repeat(5, 1fr);
  gap: 1.5rem;
  margin: 0;
  padding: 1.5rem 0;
  border-block: 1px solid var(--line);
}
.numbers dt { font-size: 0.9375rem; font-weight: 600; }
.numbers dd { margin: 0; color: var(--soft); font-size: 0.875rem; line-height: 1.4; text-wrap: balance; }
.numbers dd.value {
  color: var(--ink);
  font-family: var(--serif);
  font-size: 2.25rem;
  font-variant-numeric: lining-nums;
  line-height: 1.25;
}

/* Chart */

figure { margin: 0; }
figure svg { display: block; width: 100%; height: auto; }
.narrow { display: none; }
.legend { margin: 0 0 0.75rem; color: var(--soft); font-size: 0.875rem; }
.key { display: inline-block; width: 0.8rem; height: 0.8rem; margin: 0 0.2rem -0.08rem 0.15rem; }
.key.matched { background: var(--matched); }
.key.allowed { border: 1px solid var(--allowed-edge); background: var(--allowed); }

/* Tables */

table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums lining-nums; }
caption { padding-bottom: 0.5rem; font-weight: 600; text-align: left; }
th, td { padding: 0.55rem 1rem 0.55rem 0; border-top: 1px solid var(--line); text-align: left; vertical-align: top; }
th:last-child, td:last-child { padding-right: 0; }
th { font-weight: 600; }
thead th { border-top: 0; color: var(--soft); font-size: 0.875rem; vertical-align: bottom; }
.number { text-align: right; white-space: nowrap; }
thead .number { white-space: normal; overflow-wrap: normal; }
.id { display: block; color: var(--soft); font-size: 0.8125rem; font-weight: 400; line-height: 1.3; overflow-wrap: anywhere; }

.pairs > thead th { position: sticky; top: 0; padding-block: 0.6rem; background: var(--paper); box-shadow: 0 1px var(--strong); }
/* Fixed: thousands of rows need not be measured before the first is shown. */
.pairs { table-layout: fixed; overflow-wrap: anywhere; }
.pairs > thead th { width: 26%; }
.pairs > thead .number { width: 16%; }
.pairs > tbody > tr > * { height: 3.8rem; }
.pairs > tbody > .why > td { height: auto; padding: 0; border-top: 0; }

.bar {
  display: block;
  height: 4px;
  margin-top: 0.4rem;
  border-radius: 2px;
  background: linear-gradient(var(--matched), var(--matched)) 0 / var(--share) 100% no-repeat var(--line);
}

.unmatched { margin-bottom: 2rem; table-layout: fixed; overflow-wrap: anywhere; }
.unmatched > thead th:first-child { width: 28%; }

details > table, details > p { margin: 0.5rem 0 0.75rem; }
summary { width: fit-content; color: var(--accent); font-size: 0.875rem; cursor: pointer; }
summary:hover { text-decoration: underline; text-underline-offset: 0.2em; }

/* Stands in the row above, on the line of the ids, where the columns of the views are empty. */
.why summary { position: relative; margin: -1.75rem 0 0 auto; padding: 0.1rem 0 0.25rem; }
.why details[open] { margin-bottom: 1.5rem; }

.parts, .spread { max-width: 40rem; font-size: 0.9375rem; }
.why .parts, .why details > p { margin-left: auto; }
.parts .number { width: 9rem; }
.parts th, .parts td, .spread th, .spread td { padding-block: 0.35rem; }
.parts tbody th, .spread tbody th { font-weight: 400; }
.spread tbody th { white-space: nowrap; }
.parts small { display: block; color: var(--soft); line-height: 1.35; }
.parts tfoot > tr > * { border-top-color: var(--strong); font-weight: 600; }

/* Proof */

.verdict { font-size: 1.0625rem; font-weight: 600; }
.verdict span { font-weight: 400; color: var(--ink); }
.good { color: var(--good); }
.bad { color: var(--bad); }
.problems { padding-block: 0.75rem; background: var(--bad-shade); padding-left: 2rem; }

@media (max-width: 60rem) {
  .numbers { grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); }
}

/* Telephone: the views stand in the reasons, so their columns may go. */

@media (max-width: 40rem) {
  section { margin-top: 2.5rem; }
  .numbers { grid-template-columns: 1fr 1fr; gap: 1.25rem 1rem; }
  .numbers dd.value { font-size: 1.75rem; }
  .wide, .pairs .view { display: none; }
  .narrow { display: block; }
  .pairs { font-size: 0.9375rem; }
  .pairs > thead th { width: 39%; }
  .pairs > thead .number { width: 22%; }
  .pairs > * > tr > .number { padding-right: 0; }
  .pairs > tbody > tr > * { height: auto; }
  .why summary { margin: -0.3rem 0 0; padding-bottom: 0.6rem; }
  .parts .number { width: 5.5rem; }
  th, td { padding-right: 0.75rem; }
  .unmatched > thead th:first-child { width: 36%; }
}

/* Paper: what is folded stays folded. */

@media print {
  html { background: none; font-size: 10pt; }
  body { max-width: none; padding: 0; }
  nav, summary, figure details:not([open]), .why:not(:has([open])) { display: none; }
  section { margin-top: 1.75rem; }
  h2, caption { break-after: avoid; }
  tr, figure, .numbers { break-inside: avoid; }
  .numbers { grid-template-columns: repeat(5, 1fr); gap: 1rem; }
  .pairs > tbody > tr > * { height: auto; }
  .pairs > thead th { position: static; background: none; }
  .bar, .key { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
