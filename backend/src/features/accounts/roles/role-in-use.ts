import { AppError } from "../../../platform/errors.js";
import type { Role } from "../models/role.js";

/** @param holders everybody who has it: deactivated people get it back when they are reactivated. */
export const roleInUse = (role: Pick<Role, "name">, holders: number): AppError =>
  new AppError("role.in_use", 409, `${holders} ${holders === 1 ? "person has" : "people have"} the role ${role.name}`);
