import { randomBytes } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import compression from "compression";
import express, { Router, type RequestHandler } from "express";
import type { Config } from "../../config.js";
import { packed } from "./packed.js";
import { unknownPath } from "./problem.js";
import { inlineScriptHashes, pagePolicy } from "./security-headers.js";

const YEAR = 365 * 24 * 3600 * 1000;

/**
 * Serves the built web app: files with a hash in their name for good, the page itself for every address that a
 * browser opens. Answers nothing (404 follows) where the app has not been built.
 *
 * @param folder the build's output, with index.html in it.
 */
export function webApp(folder: string, config: Pick<Config, "publicUrl">): Router {
  const router = Router();
  const file = join(folder, "index.html");
  if (!existsSync(file)) return router;
  const files = { index: false, redirect: false, dotfiles: "ignore" } as const;
  router.use((req, _res, next) => next(isPlain(req.path) ? undefined : "router"));
  const assets = join(folder, "assets");
  for (const name of existsSync(assets) ? readdirSync(assets).filter((asset) => /\.(js|css)$/.test(asset)) : []) {
    const forGood = { type: extname(name), cacheControl: `public, max-age=${YEAR / 1000}, immutable` };
    router.get(
      `/assets/${name}`,
      packed(() => contentOf(join(assets, name)), forGood),
    );
  }
  router.get("/push-worker.js", serviceWorker(join(folder, "push-worker.js")));
  router.use(compression());
  router.use("/assets", express.static(assets, { ...files, immutable: true, maxAge: YEAR, fallthrough: true }));
  router.use(page(readFileSync(file, "utf8"), config.publicUrl));
  router.use(express.static(folder, { ...files, maxAge: 3600 * 1000 }));
  return router;
}

/** A newer build may have taken the place of the one we started with: what is gone is a 404 as ever. */
async function contentOf(file: string): Promise<Buffer> {
  if (!existsSync(file)) throw unknownPath();
  return readFile(file);
}

/**
 * Asked for with each registration, so that a new version is found at once. Its own policy is that of every answer: it
 * fetches nothing and loads no other script.
 */
function serviceWorker(file: string): RequestHandler {
  return packed(() => contentOf(file), { type: ".js", cacheControl: "no-cache" });
}

function page(html: string, publicUrl: string): RequestHandler {
  const hashes = inlineScriptHashes(html);
  const [head = "", rest = ""] = html.split("</head>", 2);
  return (req, res, next) => {
    if ((req.method !== "GET" && req.method !== "HEAD") || !isPage(req.path) || !req.accepts("html")) return next();
    const nonce = randomBytes(16).toString("base64");
    // Scripts find it in this element; browsers hide the attribute of it from style sheets.
    const told = `${head}<meta property="csp-nonce" nonce="${nonce}" /></head>${rest}`;
    res.set("Content-Security-Policy", pagePolicy(publicUrl, hashes, nonce));
    res.set("Cache-Control", "no-cache");
    res.type("html").send(told);
  };
}

/** The API, the sockets and whatever looks like a file answer for themselves. */
function isPage(path: string): boolean {
  if (path === "/index.html") return true;
  const last = path.split("/").at(-1) ?? "";
  return !/^\/(api|socket\.io|assets)(\/|$)/.test(path) && !last.includes(".");
}

/** No way up, no hidden file, no map of the sources, nothing that cannot be in a name. */
function isPlain(path: string): boolean {
  try {
    const decoded = decodeURIComponent(path);
    return !decoded.includes("\0") && !/(^|[/\\])\.|\.map$/i.test(decoded);
  } catch (error) {
    if (error instanceof URIError) return false;
    throw error;
  }
}
