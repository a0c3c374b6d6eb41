import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const source = (file: string): string => fileURLToPath(new URL("../src/", import.meta.url)) + file;

export default defineConfig({
  root: fileURLToPath(new URL("..", import.meta.url)),
  resolve: {
    // The package under its own name, from the sources.
    alias: [
      { find: /^mentor-matching$/, replacement: source("index.ts") },
      { find: /^mentor-matching\/(.*)$/, replacement: source("$1.ts") },
    ],
  },
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/package/**", "**/node_modules/**"],
    setupFiles: ["test/setup.ts"],
    testTimeout: 120_000,
    coverage: {
      provider: "v8",
      include: ["src/**/*.ts", "src/**/*.tsx"],
      reporter: ["text", "html"],
      thresholds: { lines: 95, branches: 95 },
    },
  },
});
