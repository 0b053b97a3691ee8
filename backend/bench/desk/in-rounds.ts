import { median, percentile } from "../sla/samples.js";
import { openConnection, type Request } from "./client.js";

/** Somebody who is asked: where, and what next. */
export interface Asked {
  url: string;
  next: () => Request;
}

/** Per second and in milliseconds: the middle of the rounds, and shares of all requests. */
export interface Measured {
  rate: number;
  p50: number;
  p95: number;
  p99: number;
  requests: number;
}

export interface Load {
  /** Requests that are under way at once. */
  lanes: number;
  rounds: number;
  milliseconds: number;
}

/**
 * Asks several in turns, a round each, so that whatever else the machine does meets all of them alike; who begins
 * changes from round to round.
 *
 * @throws Error when an answer is no success.
 */
export async function inRounds<Name extends string>(
  asked: Readonly<Record<Name, Asked>>,
  { lanes, rounds, milliseconds }: Load,
): Promise<Record<Name, Measured>> {
  const names = Object.keys(asked) as Name[];
  const rates = new Map<Name, number[]>(names.map((name) => [name, []]));
  const took = new Map<Name, number[]>(names.map((name) => [name, []]));
  const connections = new Map(
    names.map((name) => [name, Array.from({ length: lanes }, () => openConnection(asked[name].url))]),
  );
  const round = async (name: Name, until: number, times: number[]) => {
    const { next } = asked[name];
    await Promise.all(
      (connections.get(name) ?? []).map(async (connection) => {
        while (performance.now() < until) {
          const request = next();
          const before = performance.now();
          const { status, body } = await connection.send(request);
          if (status >= 300) throw new Error(`${request.method} ${request.path} answered ${status}: ${body}`);
          times.push(performance.now() - before);
        }
      }),
    );
  };
  try {
    for (const name of names) await round(name, performance.now() + milliseconds / 2, []);
    for (let i = 0; i < rounds; i += 1) {
      for (const name of i % 2 === 0 ? names : names.toReversed()) {
        const times: number[] = [];
        const began = performance.now();
        await round(name, began + milliseconds, times);
        rates.get(name)?.push(times.length / ((performance.now() - began) / 1000));
        took.get(name)?.push(...times);
      }
    }
  } finally {
    for (const connection of [...connections.values()].flat()) connection.close();
  }
  return Object.fromEntries(
    names.map((name) => {
      const times = took.get(name) ?? [];
      const at = (share: number) => percentile(times, share);
      return [
        name,
        { rate: median(rates.get(name) ?? []), p50: at(0.5), p95: at(0.95), p99: at(0.99), requests: times.length },
      ];
    }),
  ) as Record<Name, Measured>;
}
