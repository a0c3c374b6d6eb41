/** A page taken apart by the rules of HTML for text that is escaped: good enough to see what a browser would build. */

/** The tags of a page in order, with the names of their attributes. */
export interface Tag {
  readonly name: string;
  readonly closes: boolean;
  readonly attributes: ReadonlyMap<string, string>;
}

const TAG = /<(\/?)([a-zA-Z][^\s/>]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/g;
const ATTRIBUTE = /([^\s"'=<>/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;

export const tagsOf = (html: string): ReadonlyArray<Tag> =>
  [...html.matchAll(TAG)].map(([, slash, name = "", rest = ""]) => ({
    name: name.toLowerCase(),
    closes: slash === "/",
    attributes: new Map(
      [...rest.matchAll(ATTRIBUTE)].map(([, key = "", a, b, c]) => [key.toLowerCase(), a ?? b ?? c ?? ""]),
    ),
  }));

const VOID = new Set(["meta", "br", "link", "img", "input", "hr"]);

/** The tags that are opened and not closed in their order. */
export const unbalanced = (html: string): ReadonlyArray<string> => {
  const open: string[] = [];
  const problems: string[] = [];
  for (const { name, closes } of tagsOf(html)) {
    if (VOID.has(name)) continue;
    if (!closes) open.push(name);
    else if (open.pop() !== name) problems.push(`</${name}>`);
  }
  return [...problems, ...open];
};

/** The text of a page as a reader sees it, style sheet aside. */
export const textOf = (html: string): string =>
  html
    .replace(/<style[\s\S]*?<\/style>/g, "")
    .replace(TAG, " ")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&")
    .replace(/\s+/g, " ");
