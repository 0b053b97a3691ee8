import { createServer } from "node:net";

/**
 * Below what Linux, macOS and Windows give to whoever asks for any port, outgoing connections too: one of those could be taken
 * between being found free here and being listened on, or while a killed process is on its way back to it.
 */
const FIRST = 11_000;
const PER_WORKER = 1_000;
/** Test files that run side by side look at different ports. */
const WORKERS = 16;

/** A port that nobody listens on at this moment, for a process that has to be told its own. */
export async function freePort(): Promise<number> {
  const worker = Number(process.env["JEST_WORKER_ID"] ?? 0) % WORKERS;
  for (;;) {
    const port = FIRST + worker + WORKERS * Math.floor(Math.random() * PER_WORKER);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve(false);
      else reject(error);
    });
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}
