import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Either, left, right } from "fp-ts/Either";
import type { Finding } from "mentor-matching";
import { errorFinding } from "../errors/finding";

/** Writes files into a folder, which is made if need be. Answers with their paths. */
export const writeFiles = async (
  folder: string,
  files: Readonly<Record<string, string>>,
): Promise<Either<ReadonlyArray<Finding>, ReadonlyArray<string>>> => {
  try {
    await mkdir(folder, { recursive: true });
    const paths: string[] = [];
    for (const [name, content] of Object.entries(files)) {
      const path = join(folder, name);
      await writeFile(path, content);
      paths.push(path);
    }
    return right(paths);
  } catch (thrown) {
    return left([
      errorFinding(
        "unreadable-file",
        { source: folder },
        {
          expected: "a folder that can be written to",
          received: thrown instanceof Error ? thrown.message : String(thrown),
          remedy: "Give another folder with --out.",
        },
      ),
    ]);
  }
};
