import { permissions, type Permission } from "../../../contract/index.js";

/** A database may be newer than this process and hold permissions it has never heard of. */
export const known = (held: readonly Permission[]): Permission[] =>
  held.filter((permission) => permission in permissions);
