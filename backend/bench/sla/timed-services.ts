import type { Services } from "../../src/platform/services.js";

export interface TimedServices {
  services: Services;
  /** Milliseconds of each transaction, from its first statement to the end of its commit. */
  transactions: number[];
}

/** The same services, with a watch on how long their transactions last: as long as anybody may wait for their locks. */
export function timeTransactions(given: Services): TimedServices {
  const transactions: number[] = [];
  const runWork: Services["runWork"] = (actor, body, options) => {
    let began = NaN;
    return given
      .runWork(
        actor,
        (work) => {
          began = performance.now();
          return body(work);
        },
        options,
      )
      .finally(() => transactions.push(performance.now() - began));
  };
  return { services: { ...given, runWork }, transactions };
}
