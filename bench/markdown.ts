import type { CaseResult, RefusedCase } from "./contest";
import type { Report } from "./report";

/** Ratios this near to 1 are noise on a shared machine. */
const EVEN = 1.1;

/** The tables of a suite, with the machine above. Where we are slower it says so. */
export const renderMarkdown = (title: string, report: Report, remarks: readonly string[] = []): string => {
  const { machine, results, refused = [] } = report;
  const versions = Object.entries(machine.versions).map(([name, version]) => `${name} ${version}`);
  const notes = [...new Set(results.map((result) => result.note))];
  return [
    `### ${title}`,
    "",
    `${machine.cpu}, ${machine.cores} cores, ${machine.memory_gib} GiB; ${machine.platform}; Node ${machine.node}; ` +
      `load ${machine.load} at the start. Versions: ${versions.join(", ")}.`,
    "",
    ...remarks.flatMap((remark) => [remark, ""]),
    ...notes.flatMap((note) => [...renderTable(results.filter((result) => result.note === note)), ""]),
    ...renderAbsent(results),
    ...renderRefused(refused),
  ]
    .join("\n")
    .trimEnd()
    .concat("\n");
};

const renderTable = (results: readonly CaseResult[]): string[] => {
  const peers = [...new Set(results.flatMap((result) => Object.keys(result.peers)))];
  const note = results[0]?.note;
  const head = ["case", "n", "ours", "ours with input", ...peers, "ratio", "ratio with input"];
  const verdict = note === undefined ? ["verdict"] : [];
  const unit = results[0]?.ours_rate?.unit;
  const rate = unit === undefined ? [] : [`million ${unit} a second`];
  const passes = results.some((result) => result.ours_passes !== undefined) ? ["ours in passes"] : [];
  const rows = results.map((result) => [
    result.case,
    `${result.n}`,
    `${milliseconds(result.ours_ms)} ${between(result.ours_spread)}`,
    milliseconds(result.ours_with_input_ms),
    ...peers.map((peer) => peerCell(result, peer)),
    renderRatio(result.ratio),
    renderRatio(result.ratio_with_input),
    ...passes.map(() => result.ours_passes?.toFixed(1) ?? "–"),
    ...rate.map(() => renderRate(result)),
    ...(note === undefined ? [renderVerdict(result)] : []),
  ]);
  const lines = [
    [...head, ...passes, ...rate, ...verdict],
    [...head, ...passes, ...rate, ...verdict].map((_, at) => (at === 0 ? "---" : "--:")),
    ...rows,
  ];
  return [...(note === undefined ? [] : [note, ""]), ...lines.map((cells) => `| ${cells.join(" | ")} |`)];
};

const peerCell = (result: CaseResult, peer: string): string => {
  const ms = result.peers[peer];
  const range = result.peers_spread[peer];
  if (ms !== undefined && range !== undefined) return `${milliseconds(ms)} ${between(range)}`;
  // Who has no part in a case is not missed there.
  return peer in result.absent_reasons ? "absent" : "";
};

/** Faster or slower than the fastest peer, from the ratio on the solver alone. */
const renderVerdict = ({ ratio, fastest_peer }: CaseResult): string => {
  if (ratio === null) return "no peer";
  if (ratio > EVEN) return `faster than ${fastest_peer}`;
  return ratio < 1 / EVEN ? `**slower** than ${fastest_peer}` : `even with ${fastest_peer}`;
};

const renderRate = ({ ours_rate }: CaseResult): string => ours_rate?.millions_per_second.toFixed(0) ?? "–";

const renderRatio = (ratio: number | null): string => (ratio === null ? "–" : ratio.toFixed(2));

const between = ([fastest, slowest]: readonly [number, number]): string =>
  `(${milliseconds(fastest)}–${milliseconds(slowest)})`;

const milliseconds = (ms: number): string =>
  ms < 10 ? ms.toFixed(2) : ms < 100 ? ms.toFixed(1) : ms.toFixed(0);

const renderAbsent = (results: readonly CaseResult[]): string[] => {
  const lines = results.flatMap((result) =>
    Object.entries(result.absent_reasons).map(([peer, reason]) => `- ${peer}: ${reason}`),
  );
  return lines.length === 0 ? [] : ["Absent:", "", ...new Set(lines), ""];
};

const renderRefused = (refused: readonly RefusedCase[]): string[] =>
  refused.length === 0
    ? []
    : [
        "Not timed, because an answer was wrong:",
        "",
        ...refused.map((one) => `- ${one.case}, n = ${one.n}: ${one.problems.join("; ")}`),
        "",
      ];
