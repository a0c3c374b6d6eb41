/** Every public function has an example in its documentation, and every example runs and says the truth. */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { match, matchOrThrow } from "../../src/match/match";
import { peopleOf, readExample } from "../examples";
import { runSnippet } from "./snippets";

const source = fileURLToPath(new URL("../../src/", import.meta.url));
const doors = ["index.ts", "algorithms.ts", "report.ts", "time-zones.ts"].map((file) => join(source, file));
const config = ts.getParsedCommandLineOfConfigFile(
  join(source, "../tsconfig.json"),
  {},
  {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: () => undefined,
  },
);
const program = ts.createProgram(doors, config?.options ?? {});
const checker = program.getTypeChecker();

interface Documented {
  readonly name: string;
  readonly isFunction: boolean;
  readonly summary: string;
  readonly examples: ReadonlyArray<string>;
}

const documentedOf = (symbol: ts.Symbol, prefix = ""): Documented[] => {
  const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  if (target.flags & ts.SymbolFlags.Module) {
    return checker.getExportsOfModule(target).flatMap((member) => documentedOf(member, `${symbol.name}.`));
  }
  const declaration = target.declarations?.[0];
  const isValue = (target.flags & ts.SymbolFlags.Value) !== 0;
  const isFunction =
    isValue &&
    declaration !== undefined &&
    checker.getTypeOfSymbolAtLocation(target, declaration).getCallSignatures().length > 0;
  return [
    {
      name: prefix + symbol.name,
      isFunction,
      summary: ts.displayPartsToString(target.getDocumentationComment(checker)),
      examples: target
        .getJsDocTags(checker)
        .filter((tag) => tag.name === "example")
        .map((tag) => /```ts\n([\s\S]*?)```/.exec(ts.displayPartsToString(tag.text))?.[1] ?? ""),
    },
  ];
};

const exported = doors.flatMap((door) => {
  const symbol = checker.getSymbolAtLocation(program.getSourceFile(door)!);
  return checker.getExportsOfModule(symbol!).flatMap((member) => documentedOf(member));
});
const functions = [
  ...new Map(exported.filter(({ isFunction }) => isFunction).map((one) => [one.name, one])).values(),
];

/** What examples speak of without making it. */
const example = readExample("civil-service");
const people = peopleOf(example);
const { plan } = example;
const matching = matchOrThrow(plan, people);
const { solved } = matching.stages;
/** Examples that write files write none here. */
const writeFile = async (): Promise<void> => undefined;
const scope = {
  writeFile,
  plan,
  people,
  mentees: people.mentees,
  mentors: people.mentors,
  mapping: plan.participants,
  matching,
  problem: solved.problem,
  outcome: solved.outcome,
  stable: matchOrThrow({ ...plan, objective: { kind: "stable", proposing: "mentees" } }, people).stages.solved
    .problem,
  result: match({ ...plan, seed: 0.5 }, people),
  text: JSON.stringify(plan),
  finding: {
    code: "not-a-number",
    severity: "error",
    place: { source: "mentors.csv", row: 7, column: "places" },
    expected: "a whole number from 0",
    received: '"two"',
    remedy: "Write it in digits.",
  },
};

describe("the public functions", () => {
  it("are many, and found", () => {
    expect(functions.length).toBeGreaterThan(20);
  });

  it.each(exported.map(({ name, summary }) => [name, summary]))("%s has a summary", (_name, summary) => {
    expect(summary).not.toBe("");
  });

  it.each(
    functions.filter(({ name }) => !name.endsWith("OrThrow")),
  )("$name has an example that runs", async ({ name, examples }) => {
    expect(examples, `${name} has no example`).not.toEqual([]);
    for (const code of examples) {
      expect(code, "an example is a block of ts").not.toBe("");
      const ran = await runSnippet(code, scope);
      for (const { is, says } of ran.stated) expect(is).toBe(says);
    }
  });
});
