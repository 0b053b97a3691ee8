import pg from "pg";
import { Sequelize } from "sequelize";
import { inTransaction, runOnce, type Run } from "./connections.js";
import { keepPlans } from "./prepared-statements.js";

export type Row = Record<string, unknown>;

// Ids and counts are int8; as strings they would compare and add wrongly.
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 ${text} does not fit a number`);
  return value;
});

/** What can run SQL: the pool itself, or one transaction. */
export interface Queries {
  /** Rows of a statement with `$1` parameters. */
  rows<T extends object = Row>(sql: string, binds?: readonly unknown[]): Promise<T[]>;
  /** The first row, or null. */
  one<T extends object = Row>(sql: string, binds?: readonly unknown[]): Promise<T | null>;
}

/** Queries inside a transaction, and the desk's clock at its start. */
export interface TransactionQueries extends Queries {
  readonly startedAt: Date;
}

export interface Database extends Queries {
  readonly sequelize: Sequelize;
  /** Runs `body` in a transaction of its own, which commits with its result and is undone with its error. */
  transaction<T>(body: (queries: TransactionQueries) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  poolSize: number;
  /** Milliseconds after which PostgreSQL gives a statement up. */
  statementTimeout: number;
  /** Milliseconds to wait for a free connection before answering 503. */
  acquireTimeout: number;
}

const defaults: DatabaseOptions = { poolSize: 10, statementTimeout: 15_000, acquireTimeout: 5_000 };

export function openDatabase(url: string, options: Partial<DatabaseOptions> = {}): Database {
  const { poolSize, statementTimeout, acquireTimeout } = { ...defaults, ...options };
  const sequelize = new Sequelize(url, {
    dialect: "postgres",
    logging: false,
    define: { underscored: true, timestamps: false },
    pool: { max: poolSize, min: 0, acquire: acquireTimeout, idle: 30_000 },
    // A transaction left open by a lost client must not hold its locks for ever.
    dialectOptions: {
      statement_timeout: statementTimeout,
      idle_in_transaction_session_timeout: 60_000,
      application_name: "redress",
    },
  });

  sequelize.addHook("afterConnect", (connection) => keepPlans(connection as pg.Client));

  return {
    sequelize,
    ...queriesOf((sql, binds) => runOnce(sequelize, sql, binds)),
    transaction: (body) => inTransaction(sequelize, (run, startedAt) => body({ ...queriesOf(run), startedAt })),
    close: () => sequelize.close(),
  };
}

function queriesOf(run: Run): Queries {
  return {
    rows: async <T extends object>(sql: string, binds: readonly unknown[] = []) => (await run(sql, binds)) as T[],
    one: async <T extends object>(sql: string, binds: readonly unknown[] = []) =>
      ((await run(sql, binds)) as T[])[0] ?? null,
  };
}
