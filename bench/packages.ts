import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** An installed package. */
export interface Package {
  readonly directory: string;
  readonly version: string;
}

/**
 * The package that an import finds. Its package.json is looked for from the file upwards, because most packages do not
 * export it.
 */
export const packageOf = (specifier: string): Package => {
  let directory = dirname(fileURLToPath(import.meta.resolve(specifier)));
  while (!existsSync(join(directory, "package.json"))) directory = dirname(directory);
  const { version } = JSON.parse(readFileSync(join(directory, "package.json"), "utf8")) as Package;
  return { directory, version };
};
