import { createApp, type AppOptions } from "../../src/app.js";
import type { Database } from "../../src/platform/db.js";
import { createRunWork } from "../../src/platform/work.js";
import { createHints } from "../../src/platform/hints.js";
import { consumersOf } from "../../src/subscriptions.js";
import { serveForTests, type TestApi } from "../test-api.js";
import type { TestApp } from "../start-test-app.js";

/**
 * The same desk, on the same database, in which nothing lasts: every unit of work is done to its end, answered, and
 * then undone. So each of a thousand allowed calls finds the desk as it was built.
 */
export function serveUndone({ services, identify }: TestApp, options: Partial<AppOptions>): Promise<TestApi> {
  const runWork = createRunWork({
    db: undone(services.db),
    hints: createHints(() => undefined),
    consumersOf,
    vault: services.vault,
  });
  // Files are removed after the transaction, and mail goes out after it: neither could be undone.
  const storage = { ...services.storage, remove: async () => undefined };
  const mail = { send: async () => undefined, close: () => undefined };
  const app = createApp({ ...services, runWork, storage, mail }, { ...options, identify });
  return serveForTests(app, services.config, services.db);
}

/** Carries a result out of a transaction that must not commit. */
class Undone extends Error {
  constructor(readonly result: unknown) {
    super("Undone on purpose");
  }
}

function undone(db: Database): Database {
  return {
    ...db,
    transaction: async <T>(body: Parameters<Database["transaction"]>[0]) => {
      try {
        await db.transaction(async (queries) => {
          throw new Undone(await body(queries));
        });
      } catch (error) {
        if (error instanceof Undone) return error.result as T;
        throw error;
      }
      throw new Error("The transaction ended without being undone");
    },
  };
}
