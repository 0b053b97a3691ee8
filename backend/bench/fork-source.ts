import { fork, type ChildProcess } from "node:child_process";
import { fileURLToPath, pathToFileURL } from "node:url";
import { inRoot } from "../launch/root.mjs";

const TSX = pathToFileURL(inRoot("node_modules/tsx/dist/loader.mjs")).href;

/**
 * Starts a source file of ours in a process of its own, also from a process that reads sources in another way, as tests do.
 *
 * @param url the file, as `new URL("./x-process.ts", import.meta.url)` names it.
 */
export const forkSource = (url: URL): ChildProcess =>
  fork(fileURLToPath(url), { execArgv: ["--import", TSX, "--conditions=source"], serialization: "advanced" });
