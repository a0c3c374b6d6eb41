/** Runs the code of documentation: what stands there works, and prints what it says it prints. */
import { inspect } from "node:util";
import { transform } from "esbuild";
import * as fpEither from "fp-ts/Either";
import * as door2 from "../../src/algorithms";
import * as door1 from "../../src/index";
import * as door3 from "../../src/report";
import * as door4 from "../../src/time-zones";

const doors: Readonly<Record<string, object>> = {
  "mentor-matching": door1,
  "mentor-matching/algorithms": door2,
  "mentor-matching/report": door3,
  "mentor-matching/time-zones": door4,
  "fp-ts/Either": fpEither,
};

const IMPORT = /^import (?:type )?\{([^}]*)\} from "([^"]+)";$/gm;

/** Imports as look-ups among the doors, since the code runs inside a function. */
const withoutImports = (code: string): string =>
  code.replace(IMPORT, (_, names: string, door: string) => {
    const bindings = names
      .split(",")
      .map((name) =>
        name
          .trim()
          .replace(/^type .*/, "")
          .replace(" as ", ": "),
      )
      .filter((name) => name !== "");
    return `const { ${bindings.join(", ")} } = doors[${JSON.stringify(door)}];`;
  });

/** A statement that is only a value, with the value it has behind it or below it: `total; // 10`. */
const STATED =
  /^([\w.]+(?:\(.*\))?);(?: |\n)\/\/ (-?\d.*|".*"|'.*'|\[.*\]|\{.*\}|true|false|null|\w+Array \[.*\])$/gm;

const withStatements = (code: string): string =>
  code.replace(
    STATED,
    (_, statement: string, value: string) => `stated(${statement}, ${JSON.stringify(value)});`,
  );

/** What a snippet did. */
export interface Ran {
  /** What it printed, line by line. */
  readonly printed: string;
  /** Values it states in comments, with what they are. */
  readonly stated: ReadonlyArray<{ readonly is: string; readonly says: string }>;
}

/** A value as documentation writes it: `Int32Array [1, 0]`, `"text"`, `[]`. */
const show = (value: unknown): string => {
  if (ArrayBuffer.isView(value))
    return `${value.constructor.name} [${Array.from(value as Int32Array).join(", ")}]`;
  if (typeof value === "string") return value.includes('"') ? `'${value}'` : JSON.stringify(value);
  return inspect(value, { depth: 6, breakLength: Number.POSITIVE_INFINITY });
};

/** Runs TypeScript with some names in scope. */
export const runSnippet = async (
  code: string,
  scope: Readonly<Record<string, unknown>> = {},
): Promise<Ran> => {
  const { code: plain } = await transform(withoutImports(withStatements(code)), {
    loader: "ts",
    target: "es2022",
  });
  const lines: string[] = [];
  const stated: { is: string; says: string }[] = [];
  const print = (...values: unknown[]): void => {
    lines.push(
      values
        .map((value) => (typeof value === "string" ? value : inspect(value, { breakLength: 120 })))
        .join(" "),
    );
  };
  const all: Record<string, unknown> = {
    doors,
    ...door1,
    ...door2,
    ...door3,
    ...door4,
    isLeft: fpEither.isLeft,
    isRight: fpEither.isRight,
    ...scope,
    console: { log: print, error: print },
    stated: (is: unknown, says: string) => void stated.push({ is: show(is), says }),
  };
  const own = Object.keys(all).filter(
    (name) => !new RegExp(`(const|let) (\\{[^}]*\\b)?${name}\\b`).test(plain),
  );
  const AsyncFunction = Object.getPrototypeOf(async () => undefined).constructor;
  await new AsyncFunction(...own, plain)(...own.map((name) => all[name]));
  return { printed: lines.join("\n"), stated };
};

/** A fenced block of a Markdown text. */
export interface Fence {
  /** What stands behind the fence: `ts`, `json plan`. */
  readonly info: string;
  readonly text: string;
}

/** All fenced blocks, in order. */
export const fencesOf = (markdown: string): Fence[] =>
  [...markdown.matchAll(/^```([^\n]*)\n([\s\S]*?)^```$/gm)].map(([, info = "", text = ""]) => ({
    info: info.trim(),
    text,
  }));
