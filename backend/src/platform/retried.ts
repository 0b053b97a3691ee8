import { BaseError } from "sequelize";

/** Two transactions in each other's way: PostgreSQL gave up one of them, and its second try usually passes. */
const IN_THE_WAY = new Set(["40001", "40P01"]);

/** A unit of work leaves nothing behind when it fails, so it may simply be done again; once, then the caller is told. */
export async function retried<T>(attempt: () => Promise<T>): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    const state =
      error instanceof BaseError ? (error as BaseError & { parent?: { code?: string } }).parent?.code : undefined;
    if (state === undefined || !IN_THE_WAY.has(state)) throw error;
    return attempt();
  }
}
