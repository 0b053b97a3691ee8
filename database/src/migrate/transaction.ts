import type { Client } from "pg";

/** Runs `task` in a transaction of this connection: all of it or none. */
export async function inTransaction<T>(client: Client, task: () => Promise<T>): Promise<T> {
  await client.query("BEGIN");
  try {
    const result = await task();
    await client.query("COMMIT");
    return result;
  } catch (error) {
    // Fails only when the connection is lost, and then the server rolls back by itself: the first error is the one to tell.
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  }
}
