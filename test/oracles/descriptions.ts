/** What the comments in the plan's schemas say of each key and kind, read with the compiler, as the JSON Schema carries it. */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const project = fileURLToPath(new URL("../..", import.meta.url));

/** The text of a comment as a sentence or two in one line, without marks for programs. */
const plain = (comment: string): string =>
  comment
    .replace(/^\/\*\*|\*\/$|^\s*\* ?/gm, " ")
    .replace(/\{@link ([^}]*)\}/g, "$1")
    .replace(/\s+/g, " ")
    .trim();

/** The comment before a node that is no declaration, such as an object in a list. */
const commentBefore = (node: ts.Node): string | undefined => {
  const text = node.getSourceFile().text;
  const ranges = ts.getLeadingCommentRanges(text, node.getFullStart()) ?? [];
  const last = ranges
    .map(({ pos, end }) => text.slice(pos, end))
    .findLast((found) => found.startsWith("/**"));
  return last === undefined ? undefined : plain(last);
};

/** The comment of the form of an object that a key is declared in: before the form, or before the constant that holds it. */
const commentOfForm = (key: ts.Node): string | undefined => {
  for (let node = key.parent; !ts.isSourceFile(node); node = node.parent) {
    if (ts.isPropertyAssignment(node)) return undefined;
    const comment = commentBefore(node);
    if (comment !== undefined) return comment;
    if (ts.isVariableStatement(node) || ts.isArrayLiteralExpression(node.parent)) return undefined;
  }
  return undefined;
};

interface Found {
  /** The way that leads to the key or kind. */
  readonly path: ReadonlyArray<string>;
  /** The same with `*` for the last kind on it. */
  readonly general: string;
  readonly text: string | undefined;
}

/** Every key and kind below the plan, with what its comment says. */
const readComments = (): Found[] => {
  const config = ts.getParsedCommandLineOfConfigFile(
    join(project, "tsconfig.json"),
    {},
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined },
  );
  const file = join(project, "src/plan/plan.ts");
  const program = ts.createProgram([file], config?.options ?? {});
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file)!;
  const root = checker
    .getExportsOfModule(checker.getSymbolAtLocation(source)!)
    .find(({ name }) => name === "PlanJson")!;

  const found: Found[] = [];
  const visit = (type: ts.Type, path: ReadonlyArray<string>, above: ReadonlySet<ts.Type>): void => {
    if (above.has(type) || path.length > 12) return;
    const inside = new Set([...above, type]);
    if (type.isUnionOrIntersection() && type.isUnion()) {
      for (const part of type.types) visit(part, path, inside);
      return;
    }
    if ((type.flags & ts.TypeFlags.Object) === 0 || type.getCallSignatures().length > 0) return;
    if (checker.isArrayType(type) || checker.isTupleType(type)) {
      for (const element of checker.getTypeArguments(type as ts.TypeReference)) visit(element, path, inside);
      return;
    }
    const entries = type.getStringIndexType();
    if (entries !== undefined) {
      visit(entries, path, inside);
      return;
    }
    const kindSymbol = type.getProperty("kind");
    const kindType = kindSymbol === undefined ? undefined : checker.getTypeOfSymbol(kindSymbol);
    const kind = kindType?.isStringLiteral() === true ? kindType.value : undefined;
    const here = kind === undefined ? path : [...path, kind];
    if (kind !== undefined) {
      const declared = kindSymbol?.declarations?.[0];
      const text = declared === undefined ? undefined : commentOfForm(declared);
      found.push({ path: here, general: here.join("."), text });
    }
    for (const property of type.getProperties()) {
      const comment = plain(ts.displayPartsToString(property.getDocumentationComment(checker)));
      found.push({
        path: [...here, property.name],
        general: [...path, ...(kind === undefined ? [] : ["*"]), property.name].join("."),
        text: comment === "" ? undefined : comment,
      });
      visit(checker.getTypeOfSymbol(property), [...here, property.name], inside);
    }
  };
  visit(checker.getDeclaredTypeOfSymbol(root), [], new Set());
  return found;
};

/** Meanings by the way that leads there; one entry where all kinds say the same. */
export const readDescriptions = (): Record<string, string> => {
  const groups = new Map<string, Found[]>();
  for (const found of readComments())
    groups.set(found.general, [...(groups.get(found.general) ?? []), found]);
  const entries = [...groups].flatMap(([general, members]) => {
    const texts = new Set(members.map(({ text }) => text));
    const [only] = texts;
    if (texts.size === 1) return only === undefined ? [] : [[general, only] as const];
    return members.flatMap(({ path, text }) => (text === undefined ? [] : [[path.join("."), text] as const]));
  });
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
};
