/** What every file of `src` imports and uses, and the rules of the house about it (DESIGN, section 3). */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path/posix";
import { fileURLToPath } from "node:url";
import ts from "typescript";

/** One import, export-from or dynamic import. */
export interface Import {
  /** As it is written. */
  readonly from: string;
  /** Whether it is gone at run time. */
  readonly typeOnly: boolean;
}

/** A file of `src`. */
export interface Module {
  /** Its path below `src`. */
  readonly file: string;
  readonly imports: ReadonlyArray<Import>;
  /** What it reads off objects, as `Math.random`. */
  readonly uses: ReadonlyArray<string>;
}

/** Parses one file. */
export const parseModule = (file: string, text: string): Module => {
  const imports: Import[] = [];
  const uses: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      const bindings = node.importClause?.namedBindings;
      const allTypes =
        bindings !== undefined &&
        ts.isNamedImports(bindings) &&
        bindings.elements.length > 0 &&
        node.importClause?.name === undefined &&
        bindings.elements.every(({ isTypeOnly }) => isTypeOnly);
      const typeOnly = node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword || allTypes;
      imports.push({ from: textOf(node.moduleSpecifier), typeOnly });
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) {
      const clause = node.exportClause;
      const allTypes =
        clause !== undefined &&
        ts.isNamedExports(clause) &&
        clause.elements.every(({ isTypeOnly }) => isTypeOnly);
      imports.push({ from: textOf(node.moduleSpecifier), typeOnly: node.isTypeOnly || allTypes });
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      imports.push({ from: textOf(node.arguments[0]!), typeOnly: false });
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      imports.push({ from: textOf(node.argument.literal), typeOnly: true });
    } else if (ts.isPropertyAccessExpression(node)) {
      uses.push(`${node.expression.getText()}.${node.name.text}`);
    } else if (ts.isNewExpression(node) && (node.arguments?.length ?? 0) === 0) {
      uses.push(`new ${node.expression.getText()}()`);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  return { file, imports, uses };
};

const textOf = (node: ts.Node): string => (ts.isStringLiteralLike(node) ? node.text : node.getText());

/** Every file of `src`. */
export const readModules = (): Module[] => {
  const source = fileURLToPath(new URL("../../src/", import.meta.url));
  return readdirSync(source, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => file.replaceAll("\\", "/"))
    .sort()
    .map((file) => parseModule(file, readFileSync(join(source, file), "utf8")));
};

/** The rooms in order: a file may import from its own and from those before it. */
const ORDER = [
  ["errors"],
  ["graph"],
  ["plan"],
  ["cohort"],
  ["criteria"],
  ["scoring"],
  ["lint"],
  ["stable", "assignment", "peers", "one-sided"],
  ["verify"],
  ["match"],
  ["explain"],
  ["report"],
  ["cli"],
];
/** Rooms with a list of their own. */
const ALLOWED: Readonly<Record<string, ReadonlyArray<string>>> = {
  errors: [],
  graph: ["errors"],
  stable: ["errors", "graph", "assignment"],
  assignment: ["errors", "graph"],
  peers: ["errors", "graph"],
  "one-sided": ["errors", "graph"],
  verify: ["errors", "graph"],
  report: ["errors", "graph", "plan", "cohort", "criteria", "scoring", "verify", "match", "explain"],
};
const DOORS = ["index.ts", "algorithms.ts", "report.ts", "time-zones.ts"];

/** The room of a file; `undefined` for a door. */
const roomOf = (file: string): string | undefined => (file.includes("/") ? file.split("/")[0] : undefined);

const mayImport = (room: string): ReadonlyArray<string> => {
  const at = ORDER.findIndex((rooms) => rooms.includes(room));
  return [room, ...(ALLOWED[room] ?? [...ORDER.slice(0, at).flat(), "graph", "verify"])];
};

/** The file that a relative import means; `undefined` when there is none. */
const resolve = (importer: string, from: string, files: ReadonlySet<string>): string | undefined => {
  const path = normalize(join(dirname(importer), from));
  return [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`].find((candidate) => files.has(candidate));
};

/** Everything in which the modules break the rules, a line each. */
export const violationsOf = (modules: ReadonlyArray<Module>): string[] => {
  const files = new Set(modules.map(({ file }) => file));
  return modules.flatMap((module) => {
    const room = roomOf(module.file);
    const isDoor = room === undefined;
    if (isDoor && !DOORS.includes(module.file)) return [`${module.file} is neither a door nor in a room`];
    if (!isDoor && !ORDER.flat().includes(room))
      return [`${module.file} is in a room that has no place in the order`];
    const ofImports = module.imports.flatMap(({ from, typeOnly }): string[] => {
      const says = (why: string): string[] => [`${module.file} imports ${from}: ${why}`];
      if (from.startsWith("node:")) return room === "cli" ? [] : says("only cli knows Node");
      if (/^mentor-matching(\/|$)/.test(from))
        return room === "cli" ? [] : says("a door is for those outside");
      if (!from.startsWith(".") || (room === "cli" && from.endsWith("/package.json"))) return [];
      if (DATA.test(from)) return [];
      const target = resolve(module.file, from, files);
      if (target === undefined) return says("no such file");
      const targetRoom = roomOf(target);
      if (targetRoom === undefined) return room === "cli" ? [] : says("a door is for those outside");
      if (isDoor || room === "cli" || mayImport(room).includes(targetRoom)) return [];
      const isContract =
        typeOnly && /^(stable|assignment|peers|one-sided)\/([\w-]+\/)*(problem|outcome)\.ts$/.test(target);
      if (room === "verify" && isContract) return [];
      return says(`${room} may not know ${targetRoom}`);
    });
    const ofUses = module.uses
      .filter((use) => room !== "cli" && UNDETERMINED.test(use))
      .map((use) => `${module.file} uses ${use}: the same input must give the same answer everywhere`);
    return [...ofImports, ...ofUses];
  });
};

/** Data beside a file: it imports nothing. */
const DATA = /^\.\/[\w-]+\.json$/;

const UNDETERMINED =
  /^(Math\.random|Date\.now|performance\.now|new Date\(\))$|\.(localeCompare|toLocale\w*)$/;

/** The packages that a file loads at run time, itself or through others, sorted. */
export const packagesOf = (file: string, modules: ReadonlyArray<Module>): string[] => {
  const files = new Set(modules.map((module) => module.file));
  const reached = new Set([file]);
  const packages = new Set<string>();
  for (const current of reached) {
    for (const { from, typeOnly } of modules.find((module) => module.file === current)?.imports ?? []) {
      if (typeOnly) continue;
      if (!from.startsWith(".")) packages.add(/^(@[^/]+\/)?[^/]+/.exec(from)![0]);
      const target = from.startsWith(".") ? resolve(current, from, files) : undefined;
      if (target !== undefined) reached.add(target);
    }
  }
  return [...packages].sort();
};
