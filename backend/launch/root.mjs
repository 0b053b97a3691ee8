/** Where the checkout lies, and where its tools do. */
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the root package.json. */
export const root = fileURLToPath(new URL("../../", import.meta.url));

/** A path inside the checkout. */
export const inRoot = (...parts) => join(root, ...parts);

/** The script of an installed tool. Run with our own Node, it needs no shell and works the same on every system. */
export const tool = {
  // Checks types four times as fast as the compiler that the other tools are made for, which the build uses.
  checkTypes: inRoot("node_modules/typescript-native/bin/tsc"),
  tsc: inRoot("node_modules/typescript/bin/tsc"),
  vite: inRoot("node_modules/vite/bin/vite.js"),
  tsx: inRoot("node_modules/tsx/dist/cli.mjs"),
  jest: inRoot("node_modules/jest/bin/jest.js"),
  eslint: inRoot("node_modules/eslint/bin/eslint.js"),
  prettier: inRoot("node_modules/prettier/bin/prettier.cjs"),
  knip: inRoot("node_modules/knip/bin/knip.js"),
  depcruise: inRoot("node_modules/dependency-cruiser/bin/dependency-cruise.mjs"),
  playwright: inRoot("node_modules/playwright-core/cli.js"),
};
