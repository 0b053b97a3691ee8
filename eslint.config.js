import js from "@eslint/js";
import reactHooks from "eslint-plugin-react-hooks";
import globals from "globals";
import tseslint from "typescript-eslint";

const TYPESCRIPT = ["**/*.{ts,tsx,mts}"];
const TESTS = ["**/*.test.{ts,tsx}", "backend/test/**", "backend/bench/**", "frontend/{e2e,bench}/**"];

/** Time has one source per process and one per transaction, both of which tests can set. */
const CLOCK = [
  "NewExpression[callee.name='Date'][arguments.length=0]",
  "CallExpression[callee.name='Date']",
  "MemberExpression[object.name='Date'][property.name='now']",
].map((selector) => ({ selector, message: "Use work.now, or the clock of platform/clock.ts." }));

const READS_SQL_CLOCK =
  "/(?<![a-z_.])(now|statement_timestamp|transaction_timestamp)\\s*\\(\\s*\\)|\\bcurrent_timestamp\\b/i";
const SQL_CLOCK = [`Literal[value=${READS_SQL_CLOCK}]`, `TemplateElement[value.raw=${READS_SQL_CLOCK}]`].map(
  (selector) => ({ selector, message: "Use app_now() in SQL." }),
);

const ENVIRONMENT = [
  {
    selector: "MemberExpression[object.name='process'][property.name='env']",
    message: "config.ts is the only reader of the environment.",
  },
];

const PROCESS = {
  name: "node:process",
  message: "Use the global; config.ts is the only reader of its environment.",
};

/** Where an address leads to is judged in one place, so nothing else asks. */
const EGRESS = "Ask through services.egress, which never leads into our own network.";
const SOCKETS = ["node:net", "node:tls"].map((name) => ({
  name,
  importNames: ["connect", "createConnection", "Socket", "TLSSocket"],
  message: EGRESS,
}));
const OUTBOUND = [
  ...["node:http", "node:https"].map((name) => ({ name, importNames: ["request", "get"], message: EGRESS })),
  ...["http", "https", "node:http2", "undici", "axios", "got", "node-fetch"].map((name) => ({ name, message: EGRESS })),
];

const restrict = (files, rules, ignores = []) => ({
  files,
  ignores: [...TESTS, ...ignores],
  rules: { "no-restricted-syntax": ["error", ...rules.flat()] },
});

export default tseslint.config(
  { ignores: ["**/dist/**", "**/coverage/**", ".data/**", "**/locales/compiled/**"] },
  js.configs.recommended,
  {
    files: ["**/*.{js,mjs,cjs}"],
    languageOptions: { globals: globals.node },
  },
  {
    files: TYPESCRIPT,
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-floating-promises": "error",
      // A promise as an event handler is fine: React ignores it, and what rejects reaches the window's error event.
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      // Handlers are async by contract, also those that have nothing to wait for.
      "@typescript-eslint/require-await": "off",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", ignoreRestSiblings: true }],
      // What a handler is given is made to be taken apart: `({ actor, work })`.
      "@typescript-eslint/unbound-method": "off",
      // Names what is missing; TypeScript does the rest better.
      "no-undef": "off",
    },
  },
  {
    files: ["**/*.{ts,tsx,mts,js,mjs,cjs}"],
    rules: {
      eqeqeq: ["error", "always", { null: "ignore" }],
      // A longer file needs a reason, given where it switches this rule off.
      "max-lines": ["error", { max: 300 }],
    },
  },

  restrict(["backend/src/**/*.ts"], [CLOCK, SQL_CLOCK, ENVIRONMENT]),
  restrict(["backend/src/config.ts"], [CLOCK, SQL_CLOCK]),
  restrict(["backend/src/platform/clock.ts"], [ENVIRONMENT]),
  {
    files: ["backend/src/**/*.ts"],
    ignores: TESTS,
    rules: {
      "no-restricted-imports": ["error", PROCESS],
    },
  },
  {
    files: ["backend/src/**/*.ts"],
    ignores: [...TESTS, "backend/src/platform/egress/**"],
    rules: {
      "no-restricted-imports": ["error", PROCESS, ...OUTBOUND, ...SOCKETS],
      "no-restricted-globals": [
        "error",
        ...["fetch", "WebSocket", "EventSource"].map((name) => ({ name, message: EGRESS })),
      ],
    },
  },
  {
    // The scanner's address is no guess of anybody's: it stands in the settings.
    files: ["backend/src/platform/scan/**/*.ts"],
    ignores: TESTS,
    rules: { "no-restricted-imports": ["error", PROCESS, ...OUTBOUND] },
  },
  {
    files: ["backend/src/features/**/*.ts", "backend/src/contract/**/*.ts"],
    rules: { "no-console": "error" },
  },

  {
    files: ["frontend/**/*.{ts,tsx}"],
    extends: [reactHooks.configs.flat.recommended],
    // Speaks only to the React compiler, which is not part of the build.
    rules: { "react-hooks/incompatible-library": "off" },
  },
  {
    files: ["frontend/src/**/*.{ts,tsx}"],
    ignores: ["frontend/src/lib/lazy.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        { name: "react", importNames: ["lazy"], message: "Use lib/lazy.ts, which waits for the connection." },
      ],
    },
  },
  {
    files: TESTS,
    rules: {
      // Answers of the API are read loosely in tests; what they assert is the check.
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-return": "off",
    },
  },
);
