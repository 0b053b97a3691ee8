/** The browser tests: a built desk of its own, a real database, a real SMTP sink, a real browser. */
export default {
  displayName: "browser",
  testEnvironment: "node",
  rootDir: "..",
  roots: ["<rootDir>/e2e"],
  testMatch: ["**/*.test.ts"],
  extensionsToTreatAsEsm: [".ts"],
  moduleNameMapper: {
    "^@redress/database/testing$": "<rootDir>/../database/src/testing.ts",
    "^(\\.{1,2}/.*)\\.js$": "$1",
  },
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      { jsc: { target: "es2022", parser: { syntax: "typescript" } }, module: { type: "es6" } },
    ],
  },
  globalSetup: "<rootDir>/../database/jest.global-setup.mjs",
  globalTeardown: "<rootDir>/../database/jest.global-teardown.mjs",
  testTimeout: 240_000,
  maxWorkers: 3,
};
