/** Finds a Chromium or Chrome for the browser tests, or gets one. */
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

import { tool } from "./root.mjs";
import { run, runNode, RunFailed } from "./run.mjs";
import { step } from "./steps.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const USUAL_FOLDERS = ["/usr/bin", "/usr/local/bin", "/opt/google/chrome", "/snap/bin"];
const MAC_APPS = ["Google Chrome.app/Contents/MacOS/Google Chrome", "Chromium.app/Contents/MacOS/Chromium"];

const HOW_TO_GET_ONE = `The browser tests need Chromium or Chrome, and none could be found or installed.
Install one, for instance:
  Debian:           sudo apt-get install chromium
  Fedora:           sudo dnf install chromium
  macOS:            brew install --cask chromium
or say where one is: CHROMIUM_PATH=/path/to/chromium npm test`;

/**
 * The path of a browser that starts on this machine.
 *
 * @throws Error with a sentence for the reader when there is none and none can be installed.
 */
export async function browserPath() {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (await starts(given)) return given;
    throw new Error(`CHROMIUM_PATH is ${given}, but that does not start.`);
  }
  return (await present()) ?? (await fromPlaywright()) ?? (await installed()) ?? fail();
}

async function present() {
  const folders = [...(process.env.PATH ?? "").split(delimiter), ...USUAL_FOLDERS];
  const candidates = [
    ...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))),
    ...["/Applications", join(homedir(), "Applications")].flatMap((folder) => MAC_APPS.map((app) => join(folder, app))),
  ];
  for (const candidate of new Set(candidates)) if (await starts(candidate)) return candidate;
  return null;
}

/** Ubuntu's `chromium` package is a stub that only names another one, so being there is not enough. */
async function starts(path) {
  if (!existsSync(path)) return false;
  return run(path, ["--version"], { timeout: 20_000 }).then(() => true, isRunFailed);
}

async function installed() {
  const isRoot = process.getuid?.() === 0;
  if (isRoot && existsSync("/usr/bin/apt-get")) {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const done = await attempt("Installing Chromium with apt-get", async () => {
      await run("apt-get", ["update"], { env });
      await run("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], { env });
    });
    const path = done ? await present() : null;
    if (path) return path;
  }
  const args = ["install", ...(isRoot ? ["--with-deps"] : []), "chromium"];
  await attempt("Downloading Chromium with Playwright", () => runNode(tool.playwright, args));
  return fromPlaywright();
}

async function fromPlaywright() {
  const { chromium } = await import("playwright-core");
  const path = chromium.executablePath();
  return (await starts(path)) ? path : null;
}

/** One way failing only means that the next is tried; its output has been shown by then. */
async function attempt(title, work) {
  return step(title, work).then(() => true, isRunFailed);
}

function isRunFailed(error) {
  if (error instanceof RunFailed) return false;
  throw error;
}

function fail() {
  throw new Error(HOW_TO_GET_ONE);
}
