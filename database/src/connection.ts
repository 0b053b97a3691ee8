import pg, { type Client } from "pg";

/** Runs `task` with one connection of its own, which ends with the task. */
export async function withClient<T>(connectionString: string, task: (client: Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString });
  // A connection lost between two queries would end the process; the next query reports it instead.
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await task(client);
  } finally {
    await client.end();
  }
}
