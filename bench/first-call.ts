/**
 * The first call of a solver in a process of its own, compiler cold: what a script that solves one problem waits for.
 *
 *     node out/first-call.mjs WHO CLASS SIZE SEED
 *
 * WHO is "ours", "ours with input" or the name of a rival in JavaScript. Prints `{ ms, answer, violations }`. Loading the code and making
 * the instance are not timed, nor is bringing it into a rival's form.
 */

import type { Answer, Contestant, OurAnswer } from "./contest";
import { ours, oursWithInput } from "./full-matrices";
import { type DenseClass, denseInstance } from "./instances";
import { assignmentRivalsInJavaScript } from "./rivals/all";

const [who = "", name = "", size = "", seed = ""] = process.argv.slice(2);

const contestantOf = async (): Promise<Contestant<Answer & Partial<OurAnswer>>> => {
  const instance = denseInstance(name as DenseClass, Number(size), Number(seed));
  if (who === "ours") return ours(instance);
  if (who === "ours with input") return oursWithInput(instance);
  const rival = assignmentRivalsInJavaScript.find((one) => one.name === who);
  if (rival === undefined) throw new Error(`there is no ${who}`);
  return rival.prepare(instance);
};

const contestant = await contestantOf();
const start = performance.now();
const answer = await contestant.run();
const ms = performance.now() - start;
const violations = answer.violations?.() ?? [];
process.stdout.write(JSON.stringify({ ms, answer: [...answer.columnOfRow()], violations }));
