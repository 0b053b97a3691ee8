import { lookup } from "node:dns/promises";
import type { Logger } from "pino";
import { allowedTargets, type AllowedTarget } from "./allowed-targets.js";
import { EgressError } from "./egress-error.js";
import { exchange, type EgressAnswer, type EgressRequest } from "./exchange.js";
import { judge, type Resolve } from "./target.js";

export { parseAllowedTarget, type AllowedTarget } from "./allowed-targets.js";
export { EgressError } from "./egress-error.js";
export type { EgressAnswer, EgressRequest } from "./exchange.js";

/**
 * The one door for every request to an address that people name, be they customers or admins. It leads to the public web
 * and to what the operator opened with `EGRESS_ALLOW`, never into our own network.
 */
export interface Egress {
  /** @throws EgressError when it may not be asked, does not answer within 15 seconds in all, or answers too much. */
  request(url: string, request?: EgressRequest): Promise<EgressAnswer>;
}

export interface EgressDeps {
  allow: readonly AllowedTarget[];
  log: Logger;
  /** By default as this machine looks names up. */
  resolve?: Resolve;
  /** Milliseconds for a whole request, from the look-up to the last byte. */
  timeoutMs?: number;
}

export function createEgress({ allow, log, resolve = lookUp, timeoutMs = 15_000 }: EgressDeps): Egress {
  const allowed = allowedTargets(allow);
  return {
    async request(url, request = {}) {
      const signal = AbortSignal.timeout(timeoutMs);
      try {
        const target = await untilAborted(judge(url, allowed, resolve), signal);
        return await exchange(target, request, signal);
      } catch (error) {
        const failure = signal.aborted ? new EgressError("timeout", `Not done within ${timeoutMs} ms`) : error;
        // The path and what follows it may hold a key.
        if (failure instanceof EgressError)
          log.warn({ host: hostIn(url), reason: failure.reason, err: failure }, "A request to the outside failed");
        throw failure;
      }
    },
  };
}

const lookUp: Resolve = async (host) => (await lookup(host, { all: true })).map(({ address }) => address);

/** The look-up itself goes on: nobody can call it back. */
async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return Promise.race([
    work,
    new Promise<never>((_resolve, reject) => {
      signal.addEventListener("abort", () => reject(new Error("The time is over", { cause: signal.reason })), {
        once: true,
      });
    }),
  ]);
}

const hostIn = (url: string): string | null => (URL.canParse(url) ? new URL(url).host : null);
