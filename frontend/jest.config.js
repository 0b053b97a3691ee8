import { availableParallelism } from "node:os";

/** Runs components in jsdom, from TypeScript sources as ES modules; types are checked apart, by `tsc --noEmit`. */
export default {
  displayName: "frontend",
  testEnvironment: "jsdom",
  roots: ["<rootDir>/src"],
  testMatch: ["**/*.test.ts", "**/*.test.tsx"],
  extensionsToTreatAsEsm: [".ts", ".tsx"],
  moduleNameMapper: {
    "^@redress/backend/contract$": "<rootDir>/../backend/src/contract/index.ts",
    "^@redress/backend/contract/(.+)$": [
      "<rootDir>/../backend/src/contract/$1.ts",
      "<rootDir>/../backend/src/contract/$1/index.ts",
    ],
    "\\.css$": "<rootDir>/jest.styles.js",
    "^(\\.{1,2}/.*)\\.js$": "$1",
  },
  transform: {
    "^.+\\.tsx?$": [
      "@swc/jest",
      {
        jsc: {
          target: "es2022",
          parser: { syntax: "typescript", tsx: true },
          transform: { react: { runtime: "automatic" } },
        },
        module: { type: "es6" },
      },
    ],
  },
  setupFiles: ["<rootDir>/jest.setup.js"],
  // For the slowest machine: a test that is right waits no longer than it has to.
  testTimeout: 180_000,
  maxWorkers: Math.max(2, availableParallelism() - 1),
  // Modules of test files that are through stay in memory: a worker that has grown makes room for a new one.
  workerIdleMemoryLimit: "1.5GB",
};
