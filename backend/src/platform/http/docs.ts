import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { Router } from "express";
// Not the package itself, which would run the whole page here.
import absolutePath from "swagger-ui-dist/absolute-path.js";
import type { OpenApiDocument } from "./openapi.js";
import { packed } from "./packed.js";
import { docsPolicy } from "./security-headers.js";

/** The files of the documentation's package that our page needs; the rest of it is not served. */
const ASSETS = ["swagger-ui.css", "swagger-ui-bundle.js", "favicon-32x32.png"];

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Redress API</title>
    <link rel="icon" href="/api/docs/assets/favicon-32x32.png" />
    <link rel="stylesheet" href="/api/docs/assets/swagger-ui.css" />
  </head>
  <body>
    <div id="docs"></div>
    <script src="/api/docs/assets/swagger-ui-bundle.js"></script>
    <script src="/api/docs/init.js"></script>
  </body>
</html>
`;

/** Tokens are typed into the page by hand and forgotten with it. */
const INIT = `SwaggerUIBundle({
  url: "/api/openapi.json",
  dom_id: "#docs",
  deepLinking: true,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  tryItOutEnabled: false,
  persistAuthorization: false,
  validatorUrl: null,
});
`;

/** The document for machines, and a page for people: our own around Swagger UI's files, from our own origin, without inline scripts. */
export function apiDocs(makeDocument: () => OpenApiDocument): Router {
  const router = Router();
  // Made when first asked for: most processes never are.
  const document = async () => Buffer.from(JSON.stringify(makeDocument()));
  router.get("/api/openapi.json", packed(document, { type: "json", cacheControl: "no-cache" }));
  router.get("/api/docs", (_req, res) => {
    res.set("Content-Security-Policy", docsPolicy).set("Cache-Control", "no-cache").type("html").send(PAGE);
  });
  router.get("/api/docs/init.js", (_req, res) => {
    res.set("Cache-Control", "no-cache").type("js").send(INIT);
  });
  for (const name of ASSETS) {
    const file = () => readFile(join(absolutePath(), name));
    router.get(
      `/api/docs/assets/${name}`,
      packed(file, { type: extname(name), cacheControl: "public, max-age=86400" }),
    );
  }
  return router;
}
