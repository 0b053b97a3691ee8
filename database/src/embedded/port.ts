import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { errorCode } from "./errors.js";

/** The port stored beside the cluster while it is free, else a newly chosen one, which is stored. */
export async function settlePort(home: string): Promise<number> {
  const file = join(home, "port");
  const stored = existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
  if (Number.isInteger(stored) && stored > 0 && stored < 65536 && (await tryListen(stored)) !== null) return stored;

  const chosen = await tryListen(0);
  if (chosen === null) throw new Error("No free port on 127.0.0.1");
  writeFileSync(file, `${chosen}\n`);
  return chosen;
}

/** Listens for a moment; the port listened on, or null when it is taken. */
function tryListen(port: number): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error) => {
      const taken = ["EADDRINUSE", "EACCES"].includes(errorCode(error) ?? "");
      if (taken) resolve(null);
      else reject(error);
    });
    probe.listen({ port, host: "127.0.0.1", exclusive: true }, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : null));
    });
  });
}
