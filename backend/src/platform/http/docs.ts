import compression from "compression";
import express, { Router } from "express";
// Not the package itself, which would run the whole page here.
import absolutePath from "swagger-ui-dist/absolute-path.js";
import type { OpenApiDocument } from "./openapi.js";
import { docsPolicy } from "./security-headers.js";

/** The files of the documentation's package that our page needs; the rest of it is not served. */
const ASSETS = new Set(["/swagger-ui.css", "/swagger-ui-bundle.js", "/favicon-32x32.png"]);

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
  // Made when first asked for: most processes never are.
  let document: string | null = null;
  const router = Router();
  router.use(["/api/openapi.json", "/api/docs"], compression());
  router.get("/api/openapi.json", (_req, res) => {
    document ??= JSON.stringify(makeDocument());
    res.set("Cache-Control", "no-cache").type("json").send(document);
  });
  router.get("/api/docs", (_req, res) => {
    res.set("Content-Security-Policy", docsPolicy).set("Cache-Control", "no-cache").type("html").send(PAGE);
  });
  router.get("/api/docs/init.js", (_req, res) => {
    res.set("Cache-Control", "no-cache").type("js").send(INIT);
  });
  const files = express.static(absolutePath(), { index: false, maxAge: 24 * 3600 * 1000 });
  router.use("/api/docs/assets", (req, res, next) => (ASSETS.has(req.path) ? files(req, res, next) : next()));
  return router;
}
