import { defineConfig } from "vitest/config";

// a slow or busy machine fails no test: only what never ends does
export default defineConfig({
  test: { include: ["test/**/*.test.ts"], testTimeout: 120_000, hookTimeout: 120_000, pool: "forks" },
});
