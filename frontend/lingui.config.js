import { readdirSync } from "node:fs";

/** One catalogue per area of the product: every file of the source language's folder. */
const areas = readdirSync(new URL("src/locales/en/", import.meta.url))
  .filter((name) => name.endsWith(".po"))
  .map((name) => name.slice(0, -".po".length));

/** Merged into one module per language, which build/messages.mjs then divides. Never run `extract`: ids are passed to `t` at run time and it would drop them. */
export default {
  locales: ["en"],
  sourceLocale: "en",
  format: "po",
  // Our ids are names we choose ("app.title"), not hashes of texts.
  formatOptions: { explicitIdAsDefault: true },
  catalogs: areas.map((area) => ({ path: `<rootDir>/src/locales/{locale}/${area}`, include: [] })),
  catalogsMergePath: "<rootDir>/src/locales/compiled/{locale}.all",
};
