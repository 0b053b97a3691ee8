import pg from "pg";
import { QueryTypes, Sequelize, type Transaction } from "sequelize";
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

export interface Database extends Queries {
  readonly sequelize: Sequelize;
  /** The same queries inside a transaction. */
  within(tx: Transaction): Queries;
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

  const queries = (transaction?: Transaction): Queries => ({
    rows: async <T extends object>(sql: string, binds: readonly unknown[] = []) =>
      sequelize.query<T>(sql, {
        bind: [...binds],
        type: QueryTypes.SELECT,
        raw: true,
        ...(transaction && { transaction }),
      }),
    one: async <T extends object>(sql: string, binds: readonly unknown[] = []) => {
      const found = await sequelize.query<T>(sql, {
        bind: [...binds],
        type: QueryTypes.SELECT,
        raw: true,
        ...(transaction && { transaction }),
      });
      return found[0] ?? null;
    },
  });

  return { sequelize, ...queries(), within: queries, close: () => sequelize.close() };
}
