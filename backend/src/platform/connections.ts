import type pg from "pg";
import { DatabaseError, type Sequelize } from "sequelize";

/** Runs one statement with its `$1` parameters. @throws DatabaseError with PostgreSQL's error as its `parent`. */
export type Run = (sql: string, binds: readonly unknown[]) => Promise<object[]>;

/** What Sequelize has and does not declare. */
interface Undeclared {
  readonly connectionManager: {
    getConnection(options: { type: "write" }): Promise<pg.Client>;
    releaseConnection(connection: pg.Client): void;
    destroyConnection(connection: pg.Client): Promise<void>;
  };
  readonly options: { logging: false | ((sql: string) => void) };
}

const insideOf = (sequelize: Sequelize) => sequelize as unknown as Undeclared;

/** Runs a statement outside any transaction, on any connection of the pool. */
export async function runOnce(sequelize: Sequelize, sql: string, binds: readonly unknown[]): Promise<object[]> {
  const pool = insideOf(sequelize).connectionManager;
  const connection = await pool.getConnection({ type: "write" });
  try {
    return await runOn(sequelize, connection, sql, binds);
  } finally {
    pool.releaseConnection(connection);
  }
}

/**
 * A transaction: committed with the body's result, undone with its error. `run` works until then and not after.
 * The desk's clock comes with the beginning, in the same round trip.
 */
export async function inTransaction<T>(
  sequelize: Sequelize,
  body: (run: Run, startedAt: Date) => Promise<T>,
): Promise<T> {
  const pool = insideOf(sequelize).connectionManager;
  const connection = await pool.getConnection({ type: "write" });
  let open = true;
  // Whoever kept the queries would run them in somebody else's transaction.
  const run: Run = (sql, binds) => {
    if (!open) throw new Error("The transaction is over");
    return runOn(sequelize, connection, sql, binds);
  };
  try {
    const startedAt = await begin(connection);
    const result = await body(run, startedAt);
    open = false;
    await commit(connection);
    pool.releaseConnection(connection);
    return result;
  } catch (error) {
    open = false;
    await connection.query("ROLLBACK").then(
      () => pool.releaseConnection(connection),
      // Nobody knows what state it is in: it ends, and its transaction with it.
      () => pool.destroyConnection(connection),
    );
    throw error;
  }
}

async function begin(connection: pg.Client): Promise<Date> {
  const results = (await execute(connection, "BEGIN; SELECT app_now() AS now")) as unknown as pg.QueryResult<{
    now: Date;
  }>[];
  const now = results[1]?.rows[0]?.now;
  if (!now) throw new Error("The database told no time");
  return now;
}

/** PostgreSQL answers a COMMIT after an error that somebody swallowed with "ROLLBACK", and no error. */
async function commit(connection: pg.Client): Promise<void> {
  const { command } = await execute(connection, "COMMIT");
  if (command !== "COMMIT") throw new Error("The transaction had failed before its end and was undone");
}

/**
 * Runs a statement on the connection itself: Sequelize's own way there costs as much again as the statement, and
 * plain SQL uses nothing of what it does on it (models, replacements, hooks).
 */
async function runOn(
  sequelize: Sequelize,
  connection: pg.Client,
  sql: string,
  binds: readonly unknown[],
): Promise<object[]> {
  // To pg it would mean NULL; to us it means that somebody forgot something.
  if (binds.includes(undefined)) throw new TypeError(`A value of this statement is undefined: ${sql}`);
  const { logging } = insideOf(sequelize).options;
  if (logging) logging(sql);
  const { rows } = await execute(connection, sql, [...binds]);
  return rows as object[];
}

async function execute(connection: pg.Client, sql: string, binds?: unknown[]): Promise<pg.QueryResult> {
  try {
    return await (binds === undefined ? connection.query(sql) : connection.query(sql, binds));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new DatabaseError(Object.assign(error, { sql }));
  }
}
