import { DatabaseError } from "sequelize";

/** Did a statement fail because another row has the value that must be the only one? */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof DatabaseError && "code" in error.parent && error.parent.code === "23505";
}
