import type { Permission, Sees } from "../../../contract/permissions.js";

/** A row of `roles`. */
export interface Role {
  id: number;
  key: string;
  name: string;
  description: string | null;
  builtIn: boolean;
  isStaff: boolean;
  sees: Sees;
  permissions: Permission[];
  version: number;
}

/** What `Role` is read with; `r` is roles. */
export const roleColumns = `r.id, r.key, r.name, r.description, r.built_in AS "builtIn", r.is_staff AS "isStaff",
  r.sees, r.permissions, r.version`;

/** The two roles that are given without anybody choosing: whoever registers, and whoever sets the desk up. */
export const roleOfNewcomers = "customer";
export const roleOfFounders = "admin";
