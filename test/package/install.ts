import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";
import { command } from "./command";

declare module "vitest" {
  interface ProvidedContext {
    /** An empty folder into which the packed tarball and its peers were installed. */
    readonly consumer: string;
    /** The tarball. */
    readonly tarball: string;
  }
}

const project = fileURLToPath(new URL("../..", import.meta.url));

/** Packs the built package and installs the tarball with its peers into an empty folder, once for all tests. */
export default function setup({ provide }: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), "mentor-matching-"));
  const [packed] = JSON.parse(
    command("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], project),
  ) as [{ filename: string }];
  const tarball = join(folder, packed.filename);
  const consumer = mkdtempSync(join(folder, "consumer-"));
  writeFileSync(join(consumer, "package.json"), '{ "private": true }');
  // The peers come from the project's own lock file, so that nothing has to be fetched.
  const peers = ["fp-ts", "zod"].map((name) => join(project, "node_modules", name));
  command(
    "npm",
    [
      "install",
      "--offline",
      "--install-links",
      "--no-audit",
      "--no-fund",
      "--ignore-scripts",
      tarball,
      ...peers,
    ],
    consumer,
  );
  provide("consumer", consumer);
  provide("tarball", tarball);
  return () => rmSync(folder, { recursive: true, force: true });
}
