import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** The tests of what is published: they want `dist`, and no alias to the sources. */
export default defineConfig({
  root: fileURLToPath(new URL("../..", import.meta.url)),
  test: {
    include: ["test/package/**/*.test.ts"],
    globalSetup: ["test/package/install.ts"],
    testTimeout: 180_000,
    hookTimeout: 300_000,
    fileParallelism: false,
  },
});
