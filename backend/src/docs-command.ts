/** `npm run docs`: writes the documents that are made from the sources; tests fail where they differ. */
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { configurationPage, envExample } from "./config-documents.js";
import { say } from "./platform/log.js";

const root = new URL("../../", import.meta.url);

for (const [path, text] of Object.entries({
  ".env.example": envExample(),
  ".github/configuration.md": configurationPage(),
})) {
  const file = new URL(path, root);
  mkdirSync(new URL(".", file), { recursive: true });
  writeFileSync(file, text);
  say(`wrote ${fileURLToPath(file)}`);
}
