import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import express, { type Express } from "express";
import { pino } from "pino";
import request from "supertest";
import { testConfig } from "../../../test/test-config.js";
import { cors } from "./cors.js";
import { apiDocs } from "./docs.js";
import { openApiDocument } from "./openapi.js";
import { problemHandler, unknownPath } from "./problem.js";
import { requestId } from "./request-id.js";
import { securityHeaders } from "./security-headers.js";
import { webApp } from "./spa.js";

const HTML = `<!doctype html><html><head><script>var theme = 1;</script><script type="module" src="/assets/a-1.js"></script></head><body></body></html>`;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "redress-web-"));
  await mkdir(join(folder, "assets"));
  await mkdir(join(folder, ".vite"));
  await writeFile(join(folder, "index.html"), HTML);
  await writeFile(join(folder, "assets", "a-1.js"), `export const text = "${"x".repeat(3000)}";`);
  await writeFile(join(folder, "assets", "a-1.js.map"), "{}");
  await writeFile(join(folder, ".vite", "manifest.json"), "{}");
  await writeFile(join(folder, "mark.svg"), "<svg/>");
  await writeFile(join(folder, "push-worker.js"), `self.addEventListener("push", () => {});`);
});
afterAll(() => rm(folder, { recursive: true }));

function site(changes: Parameters<typeof testConfig>[1] = {}): Express {
  const config = testConfig("", changes);
  const app = express();
  app.use(requestId(), ...securityHeaders(config), cors(config));
  app.use(apiDocs(openApiDocument));
  app.get("/api/x", (_req, res) => void res.json({}));
  app.use(webApp(folder, config));
  app.use(() => {
    throw unknownPath();
  });
  app.use(problemHandler(pino({ level: "silent" })));
  return app;
}

test.each(["/", "/tickets/CMP-10431", "/sign-in?next=%2F"])(
  "the address %s opens the page, never stored",
  async (path) => {
    const res = await request(site()).get(path).set("Accept", "text/html").expect(200);
    expect(res.headers["cache-control"]).toBe("no-cache");
    expect(res.text).toContain("var theme = 1;");
  },
);

test("the page's policy names its inline script by hash and its style elements by a nonce of this answer", async () => {
  const app = site();
  const [one, two] = [await request(app).get("/").expect(200), await request(app).get("/").expect(200)];
  const policy = one.headers["content-security-policy"] ?? "";
  expect(policy).toContain("script-src 'self' 'sha256-");
  expect(policy).not.toMatch(/unsafe/);
  expect(policy).toContain("frame-ancestors 'none'");
  const nonce = /style-src 'self' 'nonce-([^']+)'/.exec(policy)?.[1];
  expect(one.text).toContain(`<meta property="csp-nonce" nonce="${nonce}" /></head>`);
  expect(two.headers["content-security-policy"]).not.toBe(policy);
});

test("the page may do what is named here and nothing else", async () => {
  const page = await request(site({ publicUrl: "https://desk.example.org" }))
    .get("/")
    .expect(200);
  const policy = (page.headers["content-security-policy"] ?? "").replace(/'(sha256|nonce)-[^']+'/g, "'$1'");
  expect(policy.split("; ")).toEqual([
    "default-src 'self'",
    "script-src 'self' 'sha256'",
    "style-src 'self' 'nonce'",
    "worker-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self' wss://desk.example.org",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ]);
});

test("the service worker is asked for anew each time, and may fetch nothing", async () => {
  const res = await request(site()).get("/push-worker.js").expect(200);
  expect(res.headers).toMatchObject({
    "cache-control": "no-cache",
    "content-type": expect.stringMatching(/^text\/javascript/),
    "content-security-policy": expect.stringContaining("default-src 'none'"),
    "x-content-type-options": "nosniff",
  });
  expect(res.text).toContain("push");
});

test("files with a hash in their name are kept for good and sent compressed", async () => {
  const res = await request(site()).get("/assets/a-1.js").set("Accept-Encoding", "gzip").expect(200);
  expect(res.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
  expect(res.headers["content-encoding"]).toBe("gzip");
  // Packed once and not while it is sent, which anybody could ask for without end.
  expect(Number(res.headers["content-length"])).toBeLessThan(500);
});

test.each([
  "/assets/gone.js",
  "/assets/a-1.js.map",
  "/assets/a-1.js%2eMAP",
  "/.git/HEAD",
  "/%2e%76ite/manifest.json",
  "/assets/../.vite/manifest.json",
  "/.vite/manifest.json",
  "/.env",
  "/..%2f..%2fetc%2fpasswd",
  "/assets/..%2findex.html",
  "/api/gone",
  "/favicon.ico",
  "/%00",
])("the address %s is no page", async (path) => {
  const res = await request(site()).get(path).set("Accept", "text/html");
  expect([400, 404]).toContain(res.status);
  expect(res.headers["content-type"]).toContain("application/problem+json");
});

test("a desk whose pages have not been built still answers", async () => {
  const app = express().use(requestId(), webApp(join(folder, "nowhere"), { publicUrl: "http://localhost" }));
  await request(app).get("/").expect(404);
});

test("every answer carries the headers that keep it from being misused", async () => {
  const res = await request(site()).get("/api/x").expect(200);
  expect(res.headers).toMatchObject({
    "content-security-policy":
      "default-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "strict-origin-when-cross-origin",
  });
  expect(res.headers["strict-transport-security"]).toBeUndefined();
  const secure = await request(site({ isProduction: true, publicUrl: "https://desk.example.org" })).get("/api/x");
  expect(secure.headers["strict-transport-security"]).toContain("max-age=31536000");
});

test.each([
  ["https://partner.example", "https://partner.example"],
  ["https://partner.example.evil.example", undefined],
  ["http://partner.example", undefined],
  ["null", undefined],
])("a page of %s is answered with the permission %s", async (origin, allowed) => {
  const app = site({ corsOrigins: ["https://partner.example"] });
  const res = await request(app).get("/api/x").set("Origin", origin).expect(200);
  expect(res.headers["access-control-allow-origin"]).toBe(allowed);
  expect(res.headers["vary"]).toContain("Origin");
  const preflight = await request(app)
    .options("/api/x")
    .set("Origin", origin)
    .set("Access-Control-Request-Method", "POST")
    .expect(204);
  expect(preflight.headers["access-control-allow-origin"]).toBe(allowed);
});

test("the documentation is a page of our own, without inline scripts, with the files it needs and no others", async () => {
  const app = site();
  const page = await request(app).get("/api/docs").expect(200);
  expect(page.headers["content-security-policy"]).toContain("script-src 'self';");
  expect(page.text).not.toMatch(/<script>/);
  for (const path of page.text.matchAll(/(?:src|href)="([^"]+)"/g))
    await request(app)
      .get(path[1] ?? "")
      .expect(200);
  await request(app).get("/api/docs/assets/index.html").expect(404);
  await request(app).get("/api/docs/assets/package.json").expect(404);
  const document = await request(app).get("/api/openapi.json").expect(200);
  expect(document.body.openapi).toBe("3.1.0");
});

test.each(["/api/openapi.json", "/api/docs/assets/swagger-ui-bundle.js"])(
  "%s is made and packed once, for anybody may ask for it without end",
  async (path) => {
    let made = 0;
    const app = express().use(
      apiDocs(() => {
        made += 1;
        return openApiDocument();
      }),
    );
    const ask = (encoding: string) => request(app).get(path).set("Accept-Encoding", encoding).expect(200);
    const [plain, zipped] = [await ask("identity"), await ask("gzip")];
    await ask("gzip");
    expect(zipped.headers["content-encoding"]).toBe("gzip");
    expect(zipped.text).toBe(plain.text);
    // What is packed while it is sent has no length beforehand.
    expect(Number(zipped.headers["content-length"])).toBeLessThan(Number(plain.headers["content-length"]) / 2);
    expect(made).toBeLessThanOrEqual(1);
  },
);
