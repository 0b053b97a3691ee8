/** The house's import rules; ARCHITECTURE.md gives the reasons. Run by backend/launch/imports.mjs. */

/** Lowest first: a feature imports only the doors of those before it. */
const FEATURES = [
  "desk",
  "accounts",
  "directory",
  "attachments",
  "sla",
  "routing",
  "fields",
  "search",
  "tickets",
  "workspace",
  "guests",
  "notifications",
  "email",
  "jobs",
  "audit",
  "import",
  "demo",
  "setup",
];

const FEATURE_FOLDER = "^backend/src/features/";
/** A folder of the bench that is called like a feature is that feature's. */
const FEATURE_BENCH = "^backend/bench/([^/]+)/";
const CONTRACT_DOORS =
  "^backend/src/contract/(index|routes|accent|audit-types|directions|duration|markdown|query/index)\\.ts$";
const RUNTIME_ONLY = { dependencyTypesNot: ["type-only"] };
const TESTS = "(\\.test\\.tsx?$)|/features/.*/testing/";

const error = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

module.exports = {
  forbidden: [
    error(
      "no-cycles",
      "Two files that need each other are one file, or lack a third. A circle through a type is none once it runs.",
      {},
      { circular: true, viaOnly: RUNTIME_ONLY },
    ),
    error(
      "resolvable",
      "An import that leads nowhere would hide from every other rule.",
      {},
      { couldNotResolve: true },
    ),

    error(
      "contract-imports-zod-only",
      "The browser loads the contract: it stands on zod alone.",
      { path: "^backend/src/contract/", pathNot: [TESTS, "^backend/src/contract/markdown\\.ts$"] },
      { pathNot: ["^backend/src/contract/", "(^|/)node_modules/zod/"] },
    ),
    error(
      "markdown-imports-its-parser-only",
      "It comes with the first message that needs it, on any page: nothing else comes along.",
      { path: "^backend/src/contract/markdown\\.ts$" },
      { pathNot: "(^|/)node_modules/markdown-it/" },
    ),
    error(
      "markdown-parser-in-one-place",
      "Texts are read in one way, on the page and in mails: contract/markdown.ts.",
      { pathNot: "^backend/src/contract/markdown\\.ts$" },
      { path: "(^|/)node_modules/markdown-it/" },
    ),
    error(
      "routes-import-nothing",
      "The paths are in the first load of every page, colours in what shows them.",
      { path: "^backend/src/contract/(routes|accent|audit-types|duration)\\.ts$" },
      {},
    ),
    error(
      "platform-knows-no-domain",
      "The platform serves any product: it stands on itself, the contract and the configuration.",
      { path: "^backend/src/platform/", pathNot: TESTS },
      {
        path: "^backend/src/",
        pathNot: ["^backend/src/platform/", "^backend/src/contract/", "^backend/src/config\\.ts$"],
      },
    ),
    error(
      "feature-through-its-door",
      "A feature is free to change everything behind its index.ts.",
      { path: `${FEATURE_FOLDER}([^/]+)/` },
      { path: FEATURE_FOLDER, pathNot: [`${FEATURE_FOLDER}$1/`, `${FEATURE_FOLDER}[^/]+/index\\.ts$`] },
    ),
    error(
      "feature-through-its-door-from-outside",
      "A feature is free to change everything behind its index.ts.",
      { path: "^backend/", pathNot: [FEATURE_FOLDER, FEATURE_BENCH] },
      { path: FEATURE_FOLDER, pathNot: `${FEATURE_FOLDER}[^/]+/index\\.ts$` },
    ),
    error(
      "bench-of-a-feature-through-other-doors",
      "What a feature costs is measured inside it; everything else through its door.",
      { path: FEATURE_BENCH },
      { path: FEATURE_FOLDER, pathNot: [`${FEATURE_FOLDER}$1/`, `${FEATURE_FOLDER}[^/]+/index\\.ts$`] },
    ),
    error(
      "feature-has-its-place",
      "A new feature is given its place in the list above.",
      { path: `${FEATURE_FOLDER}(?!(${FEATURES.join("|")})/)` },
      {},
    ),
    ...FEATURES.slice(0, -1).map((name, i) =>
      error(
        `feature-order-${name}`,
        "A feature imports only features lower in the list.",
        // A test may walk on into the features above to see what comes of it.
        { path: `${FEATURE_FOLDER}${name}/`, pathNot: TESTS },
        { path: `${FEATURE_FOLDER}(${FEATURES.slice(i + 1).join("|")})/` },
      ),
    ),
    error(
      "express-at-the-edge",
      "Commands, queries and policies run without a request: from jobs, imports and the demo.",
      {
        path: "^backend/src/",
        pathNot: ["/routes\\.ts$", "^backend/src/platform/http/", "^backend/src/app\\.ts$", TESTS],
      },
      { path: "(^|/)node_modules/(@types/)?express/" },
    ),
    error(
      "csv-in-one-place",
      "Cells that a spreadsheet would run are made text where files are written: platform/csv.ts.",
      { path: "^backend/src/", pathNot: ["^backend/src/platform/csv\\.ts$", TESTS] },
      { path: "(^|/)node_modules/csv-stringify/" },
    ),
    error(
      "no-test-code-in-the-product",
      "What runs in production does not stand on test code.",
      { path: "^[^/]+/src/", pathNot: TESTS },
      { path: ["^backend/(test|bench)/", "^frontend/(e2e|bench)/", TESTS] },
    ),

    error(
      "database-imports-no-neighbour",
      "The database package stands alone.",
      { path: "^database/" },
      { path: "^(backend|frontend)/" },
    ),
    error(
      "server-imports-no-page",
      "The server knows nothing of the pages.",
      { path: "^backend/src/" },
      { path: "^frontend/" },
    ),
    error(
      "page-through-the-contract",
      "The web app reaches the server only through the contract's doors.",
      { path: "^frontend/src/" },
      { path: "^(backend|database)/", pathNot: CONTRACT_DOORS },
    ),
    error(
      "zod-comes-with-the-forms",
      "Schemas weigh 25 kB gzip: outside form files, import the contract's types, and those of its files that import nothing.",
      { path: "^frontend/src/", pathNot: ["-form\\.tsx$", "-fields\\.tsx?$", "\\.schema\\.ts$", TESTS] },
      {
        path: [
          "^backend/src/contract/(?!((routes|accent|audit-types|directions|duration|markdown)\\.ts$|query/))",
          "(^|/)node_modules/(zod|@hookform/resolvers)/",
        ],
        ...RUNTIME_ONLY,
      },
    ),
    error(
      "page-layers-shared",
      "In the web app: components and lib, then features, then app.",
      { path: "^frontend/src/(components|lib)/", pathNot: TESTS },
      { path: "^frontend/src/(features|app)/" },
    ),
    error(
      "page-layers-features",
      "In the web app: components and lib, then features, then app.",
      { path: "^frontend/src/features/", pathNot: TESTS },
      { path: "^frontend/src/app/" },
    ),
  ],
  options: {
    // Types are followed too: a rule about who may know whom holds for them as well.
    tsPreCompilationDeps: "specify",
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(dist|coverage)/|^[^/]+/node_modules/\\.|^backend/launch/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["source", "import", "node", "default", "types"],
      mainFields: ["module", "main", "types"],
    },
  },
};
