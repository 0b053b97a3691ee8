import { fieldErrors } from "../../../platform/errors.js";
import { isUniqueViolation } from "../../../platform/unique-violation.js";

/**
 * Runs a statement that gives a role its name; the database's own index decides, so that of two at once one has it.
 * @throws AppError 422 on `name` when another role has it, in any case.
 */
export async function withUniqueRoleName<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (isUniqueViolation(error)) throw fieldErrors({ name: "Another role has that name" });
    throw error;
  }
}
