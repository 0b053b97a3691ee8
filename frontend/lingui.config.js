/** One catalogue per area of the product, merged into one module per language at build time. Never run `extract`: ids are passed to `t` at run time and it would drop them. */
export default {
  locales: ["en"],
  sourceLocale: "en",
  format: "po",
  // Our ids are names we choose ("app.title"), not hashes of texts.
  formatOptions: { explicitIdAsDefault: true },
  catalogs: ["ui", "app", "accounts", "directory", "notifications", "email", "tickets", "complaints", "setup"].map((area) => ({
    path: `<rootDir>/src/locales/{locale}/${area}`,
    include: [],
  })),
  catalogsMergePath: "<rootDir>/src/locales/compiled/{locale}",
};
