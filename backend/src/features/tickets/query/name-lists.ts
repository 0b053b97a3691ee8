import type { Actor } from "../../../platform/actor.js";

/** Names that the desk keeps in a small table. */
export interface NameList {
  /** Ids of those that a row `w` means: `name` in small letters, `begins` where more may follow, `id` where it is a number. */
  readonly found: string;
  /** Those that can be offered instead of one that nobody knows. */
  readonly listed: string;
  /** Who is shown them elsewhere too. */
  mayList(actor: Actor): boolean;
}

const named = (column: string): string =>
  `(lower(${column}) = w.name OR (w.begins AND starts_with(lower(${column}), w.name)))`;

const list = (table: string, mayList: NameList["mayList"], more = "true"): NameList => ({
  found: `SELECT x.id FROM ${table} x WHERE NOT x.is_hidden AND (${named("x.name")} OR x.id = w.id) AND ${more}`,
  listed: `SELECT x.name FROM ${table} x WHERE NOT x.is_hidden AND x.archived_at IS NULL`,
  mayList,
});

/** What is not for the public is known to those whose own complaint shows it. */
const shown = (column: string): string =>
  `(w.is_staff OR x.is_public OR EXISTS (SELECT FROM tickets o WHERE o.customer_id = w.own_id AND o.${column} = x.id))`;

const staff = (actor: Actor): boolean => actor.isStaff;
const staffOf =
  "people x JOIN roles r ON r.id = x.role_id WHERE r.is_staff AND NOT x.is_hidden AND x.deleted_at IS NULL";

export const nameLists: Readonly<Record<string, NameList>> = {
  assignee: {
    // Any whole word of a colleague's name will do: there are few of them.
    found: `SELECT x.id FROM ${staffOf} AND (x.email = w.name OR ${named("x.full_name")} OR x.id = w.id
              OR (w.begins AND starts_with(x.email, w.name)) OR strpos(' ' || lower(x.full_name) || ' ', ' ' || w.name || ' ') > 0)`,
    listed: `SELECT x.full_name AS name FROM ${staffOf} AND x.deactivated_at IS NULL`,
    mayList: (actor) => actor.may("ticket.assign") || actor.may("people.read"),
  },
  team: list("teams", (actor) => actor.may("ticket.assign")),
  department: list("departments", staff, shown("department_id")),
  organization: list("organizations", staff, shown("organization_id")),
  skill: list("skills", staff),
  tag: {
    // A merged tag is another name of the one that took it in.
    found: `SELECT coalesce(x.merged_into, x.id) AS id FROM tags x WHERE ${named("x.name")}`,
    listed: "SELECT x.name FROM tags x WHERE x.merged_into IS NULL AND x.archived_at IS NULL",
    mayList: (actor) => actor.may("ticket.edit"),
  },
};
