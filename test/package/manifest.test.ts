import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, inject, it } from "vitest";
import { command } from "./command";

const project = fileURLToPath(new URL("../..", import.meta.url));
const binary = (name: string): string => join(project, "node_modules/.bin", name);

describe("the published manifest", () => {
  it("satisfies publint, strictly", () => {
    expect(command(binary("publint"), ["--strict", inject("tarball")], project)).toContain("All good");
  });

  it("resolves to the right types for everybody (attw)", () => {
    expect(command(binary("attw"), [inject("tarball")], project)).toContain("No problems found");
  });

  it("asks for fp-ts and zod as peers and for nothing else", () => {
    const manifest = JSON.parse(readFileSync(join(project, "package.json"), "utf8"));
    expect(Object.keys(manifest.peerDependencies).sort()).toEqual(["fp-ts", "zod"]);
    expect(manifest.dependencies).toBeUndefined();
  });
});
