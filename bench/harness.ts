/**
 * Answers first, times second: nothing is timed before our answer is proven and every peer's agrees with it.
 */
import type {
  Answer,
  BenchCase,
  CaseOutcome,
  CaseResult,
  Contestant,
  Field,
  OurAnswer,
  RefusedCase,
} from "./contest";
import { type Effort, interleave, runOnce, warmUp } from "./measure";
import { compare, median, spread } from "./statistics";

const OURS = "ours";
const OURS_WITH_INPUT = "ours with input";
const PASS = "one pass";

/** Makes the instance of a case, checks every answer, and times whoever was right. */
export const runCase = async (benchCase: BenchCase, effortOfSuite: Effort): Promise<CaseOutcome> => {
  const effort: Effort = { ...effortOfSuite, ...benchCase.effort };
  const field = await benchCase.prepare();
  try {
    const checked = await checkAnswers(field);
    if (checked.problems.length > 0) return refuse(benchCase, checked.problems);
    const contestants = {
      [OURS]: field.ours,
      [OURS_WITH_INPUT]: field.oursWithInput,
      ...(field.pass === undefined ? {} : { [PASS]: field.pass }),
      ...checked.peers,
    };
    for (const contestant of Object.values(contestants)) await warmUp(contestant, effort);
    const changed = new Set<string>();
    const samples = await interleave(contestants, effort, (name, answer) => {
      // Who answers as it did when it was checked is right again.
      if (fingerprint(answer) !== checked.fingerprints[name]) changed.add(name);
    });
    if (changed.size > 0) {
      return refuse(
        benchCase,
        [...changed].map((name) => `${name}: another answer than the one that was checked`),
      );
    }
    return { _tag: "Timed", result: summarise(benchCase, samples, checked.absent) };
  } finally {
    for (const contestant of [field.ours, field.oursWithInput, ...Object.values(field.peers)])
      contestant.close?.();
  }
};

interface Checked {
  /** What is wrong with whose answer; when there is anything, nothing is timed. */
  readonly problems: readonly string[];
  /** Those peers that answered. */
  readonly peers: Readonly<Record<string, Contestant>>;
  readonly absent: Readonly<Record<string, string>>;
  readonly fingerprints: Readonly<Record<string, number>>;
}

const checkAnswers = async (field: Field): Promise<Checked> => {
  const problems: string[] = [];
  const fingerprints: Record<string, number> = {};
  const peers: Record<string, Contestant> = {};
  const absent: Record<string, string> = { ...field.absent };
  const blame = (name: string, found: readonly string[]): void => {
    problems.push(...found.map((problem) => `${name}: ${problem}`));
  };
  const ofUs: [string, Contestant<OurAnswer>][] = [
    [OURS, field.ours],
    [OURS_WITH_INPUT, field.oursWithInput],
  ];
  for (const [name, contestant] of ofUs) {
    const { answer } = await runOnce(contestant);
    blame(name, answer.violations());
    fingerprints[name] = fingerprint(answer);
  }
  for (const [name, contestant] of Object.entries(field.peers)) {
    // A peer that can't do this instance is absent; one that answers wrongly makes the comparison worthless.
    const run = await runOnce(contestant).catch((error: unknown) => `threw: ${error}`);
    if (typeof run === "string") {
      absent[name] = run;
      continue;
    }
    blame(name, field.judgePeer(run.answer.columnOfRow(), name));
    fingerprints[name] = fingerprint(run.answer);
    peers[name] = contestant;
  }
  if (field.pass !== undefined) fingerprints[PASS] = fingerprint((await runOnce(field.pass)).answer);
  return { problems, peers, absent, fingerprints };
};

/** A number that a different answer hardly shares (FNV-1a of the columns). */
const fingerprint = (answer: Answer): number => {
  let hash = 0x811c_9dc5;
  for (const column of answer.columnOfRow()) hash = Math.imul(hash ^ column, 0x0100_0193);
  return hash >>> 0;
};

const refuse = ({ suite, name, n }: BenchCase, problems: readonly string[]): CaseOutcome => {
  const refused: RefusedCase = { suite, case: name, n, problems };
  return { _tag: "Refused", refused };
};

/** The line of the result that belongs to the samples. */
export const summarise = (
  { suite, name, n, note, work }: Omit<BenchCase, "prepare" | "effort">,
  samples: Readonly<Record<string, readonly number[]>>,
  absent: Readonly<Record<string, string>>,
): CaseResult => {
  const { [OURS]: ours = [], [OURS_WITH_INPUT]: withInput = [], [PASS]: pass, ...peerSamples } = samples;
  const ofPeers = Object.entries(peerSamples);
  const peers = Object.fromEntries(ofPeers.map(([peer, times]) => [peer, median(times)]));
  const { fastestPeer, ratio } = compare(median(ours), peers);
  const [fastest, slowest] = spread(ours);
  return {
    suite,
    case: name,
    n,
    ours_ms: rounded(median(ours)),
    peers: Object.fromEntries(Object.entries(peers).map(([peer, ms]) => [peer, rounded(ms)])),
    fastest_peer: fastestPeer,
    ratio: ratio === null ? null : rounded(ratio),
    ours_spread: [rounded(fastest), rounded(slowest)],
    peers_spread: Object.fromEntries(
      ofPeers.map(([peer, times]) => [peer, spread(times).map(rounded) as [number, number]]),
    ),
    ours_with_input_ms: rounded(median(withInput)),
    ratio_with_input: roundedOrNull(compare(median(withInput), peers).ratio),
    samples: Object.fromEntries(Object.entries(samples).map(([who, times]) => [who, times.length])),
    absent: Object.keys(absent),
    absent_reasons: absent,
    ...(work === undefined
      ? {}
      : {
          ours_rate: {
            millions_per_second: rounded(work.amount / median(ours) / 1000),
            unit: work.unit,
          },
        }),
    ...(pass === undefined ? {} : { ours_passes: rounded(median(ours) / median(pass)) }),
    ...(note === undefined ? {} : { note }),
  };
};

/** Four decimals: a tenth of a microsecond is less than the clock can tell. */
const rounded = (value: number): number => Number(value.toFixed(4));
const roundedOrNull = (value: number | null): number | null => (value === null ? null : rounded(value));
