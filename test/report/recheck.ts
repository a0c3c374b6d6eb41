/** A reader of `result.json` who trusts nobody: checks the proof with the file alone, as its documentation says. */
import type { ResultJson } from "mentor-matching/report";

/** What is wrong with the proof of a result that lists its candidates. */
export const recheck = (result: ResultJson): string[] => {
  const { proof } = result;
  if (result.candidates === undefined) return ["the result lists no candidates"];
  const problems: string[] = [];
  const locked = new Map((proof.locked ?? []).map(({ mentee, mentor }) => [mentee, mentor]));
  const places: Record<string, number> = { ...proof.places };
  for (const [mentee, mentor] of locked) {
    places[mentor]!--;
    if (places[mentor]! < 0) problems.push(`${mentor} has more locked pairs than places`);
    const isPair = (pair: { mentee: { id: string }; mentor: { id: string } }): boolean =>
      pair.mentee.id === mentee && pair.mentor.id === mentor;
    if (result.pairs.filter(isPair).length !== 1) problems.push(`${mentee} is not with ${mentor}`);
    const others = result.candidates.filter((one) => one.mentee === mentee && one.mentor !== mentor);
    if (others.length > 0) problems.push(`${mentee} is locked and has other candidates`);
  }
  const pairs = result.pairs.filter(({ mentee }) => !locked.has(mentee.id));
  const candidates = result.candidates.filter(({ mentee }) => !locked.has(mentee));
  const key = (mentee: string, mentor: string): string => JSON.stringify([mentee, mentor]);
  const scores = new Map(candidates.map((candidate) => [key(candidate.mentee, candidate.mentor), candidate]));
  const ofMentee = new Map<string, number>();
  const ofMentor = new Map<string, number[]>();
  let total = 0;
  for (const { mentee, mentor } of pairs) {
    const candidate = scores.get(key(mentee.id, mentor.id));
    if (candidate === undefined) problems.push(`${mentee.id} and ${mentor.id} may not meet`);
    if (ofMentee.has(mentee.id)) problems.push(`${mentee.id} stands twice`);
    ofMentee.set(mentee.id, candidate?.menteeView ?? Number.NaN);
    ofMentor.set(mentor.id, [...(ofMentor.get(mentor.id) ?? []), candidate?.mentorView ?? Number.NaN]);
    total += candidate?.joint ?? Number.NaN;
  }
  for (const [mentor, views] of ofMentor) {
    if (views.length > (places[mentor] ?? 0)) problems.push(`${mentor} has too many`);
  }
  if (proof.kind === "stopped") return problems;

  if (proof.kind === "stable") {
    for (const { mentee, mentor, menteeView, mentorView } of candidates) {
      const views = ofMentor.get(mentor) ?? [];
      const menteeWants = menteeView > (ofMentee.get(mentee) ?? Number.NEGATIVE_INFINITY);
      const mentorWants = views.length < (places[mentor] ?? 0) || mentorView > Math.min(...views);
      if (menteeWants && mentorWants) problems.push(`${mentee} and ${mentor} block`);
    }
    return problems;
  }

  const { prices } = proof;
  const coverage = proof.coverage === "first" ? proof.cover : { mentees: [], mentors: [] };
  const inCover = {
    mentees: new Set<string>(coverage.mentees),
    mentors: new Set<string>(coverage.mentors),
  };
  const tolerance = 1e-9;
  for (const { mentee, mentor, joint } of candidates) {
    const covered = Number(inCover.mentees.has(mentee)) + Number(inCover.mentors.has(mentor));
    if (proof.coverage === "first" && covered === 0) problems.push(`${mentee} and ${mentor} are not covered`);
    if (covered === 2) continue;
    if (prices.mentees[mentee]! + prices.mentors[mentor]! < joint - tolerance) {
      problems.push(`the prices of ${mentee} and ${mentor} do not reach ${joint}`);
    }
  }
  let value = 0;
  for (const [mentee, price] of Object.entries(prices.mentees)) {
    if (price < -tolerance && !inCover.mentees.has(mentee)) problems.push(`the price of ${mentee}`);
    value += price;
  }
  for (const [mentor, price] of Object.entries(prices.mentors)) {
    if (price < -tolerance && !inCover.mentors.has(mentor)) problems.push(`the price of ${mentor}`);
    value += price * places[mentor]!;
  }
  if (!(Math.abs(total - proof.total) < tolerance)) problems.push("the total");
  if (!(Math.abs(value - total) < tolerance)) problems.push("the value of the prices");
  if (proof.coverage === "first") {
    let held = inCover.mentees.size;
    for (const mentor of inCover.mentors) held += places[mentor]!;
    if (held !== pairs.length) problems.push(`the cover holds ${held}`);
  }
  return problems;
};
