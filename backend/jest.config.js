import { availableParallelism } from "node:os";

/** Runs the TypeScript sources as ES modules; types are checked apart, by `tsc --noEmit`. */
export default {
  displayName: "backend",
  testEnvironment: "node",
  roots: ["<rootDir>/src", "<rootDir>/test", "<rootDir>/bench"],
  testMatch: ["**/*.test.ts"],
  extensionsToTreatAsEsm: [".ts"],
  moduleNameMapper: {
    "^@redress/database$": "<rootDir>/../database/src/index.ts",
    "^@redress/database/testing$": "<rootDir>/../database/src/testing.ts",
    "^@redress/backend/contract$": "<rootDir>/src/contract/index.ts",
    "^@redress/backend/contract/routes$": "<rootDir>/src/contract/routes.ts",
    "^(\\.{1,2}/.*)\\.js$": "$1",
  },
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      { jsc: { target: "es2022", parser: { syntax: "typescript" } }, module: { type: "es6" } },
    ],
  },
  // One PostgreSQL server for the whole run; every test file clones its own database from a template.
  globalSetup: "<rootDir>/jest.global-setup.mjs",
  globalTeardown: "<rootDir>/../database/jest.global-teardown.mjs",
  // For the slowest machine: a test that is right waits no longer than it has to.
  testTimeout: 240_000,
  // One core is left to PostgreSQL.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  // Modules of test files that are through stay in memory: a worker that has grown makes room for a new one.
  workerIdleMemoryLimit: "1.5GB",
};
