import type { Client } from "pg";

/** What can run SQL with `$1` parameters: the backend's connections and ours. */
export interface AuditQueries {
  rows<T extends object>(sql: string, binds?: readonly unknown[]): Promise<T[]>;
}

export const queriesOf = (client: Client): AuditQueries => ({
  rows: async <T extends object>(sql: string, binds: readonly unknown[] = []) =>
    (await client.query<T>(sql, [...binds])).rows,
});
