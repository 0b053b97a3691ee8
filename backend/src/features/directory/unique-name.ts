import { fieldErrors } from "../../platform/errors.js";
import { isUniqueViolation } from "../../platform/unique-violation.js";

/**
 * Runs a statement that gives something its name. The database's own index decides, so that two at once cannot both
 * have it.
 * @throws AppError 422 on `name` when another has it, in any case.
 */
export async function withUniqueName<T>(what: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (isUniqueViolation(error)) throw fieldErrors({ name: `Another ${what} has that name` });
    throw error;
  }
}
