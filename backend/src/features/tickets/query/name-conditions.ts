import type { FilterClause, QueryValue } from "../../../contract/query/index.js";
import type { Binds } from "../binds.js";
import { taggedWith } from "../filters.js";
import type { FoundNames } from "./names.js";
import { personNamed } from "./person-named.js";
import { anyOf, wordOf, type Reader } from "./reader.js";

const columns: Readonly<Record<string, string>> = {
  assignee: "t.assignee_id",
  team: "t.team_id",
  department: "t.department_id",
  organization: "t.organization_id",
  category: "t.category_id",
  skill: "t.skill_id",
  from: "t.customer_id",
};

/** Tickets of what has one of the names; these were looked up before. */
export function nameCondition(clause: FilterClause, reader: Reader, names: FoundNames, binds: Binds): string {
  const ids = clause.values.flatMap((value) => names.get(value) ?? []);
  const parts = clause.values.flatMap((value) => wordCondition(clause.field, value, reader, binds) ?? []);
  if (clause.field === "from") {
    const asked = clause.values.filter((value) => wordOf(value) !== "me");
    parts.push(...asked.map((value) => `t.customer_id IN (${personNamed(value, binds)})`));
  } else if (ids.length > 0) {
    const list = `${binds.add([...new Set(ids)])}::bigint[]`;
    parts.push(clause.field === "tag" ? taggedWith(list) : `${columns[clause.field]} = ANY (${list})`);
  }
  return parts.length === 0 ? "false" : anyOf(parts);
}

/** The words that mean something besides a name; null: it is a name. */
function wordCondition(field: string, value: QueryValue, { actor }: Reader, binds: Binds): string | null {
  const column = columns[field];
  switch (wordOf(value)) {
    case "me":
      return field === "assignee" || field === "from" ? `${column} = ${binds.add(actor.id)}::bigint` : null;
    case "none":
    case "any": {
      if (field === "from" || field === "category") return null;
      const not = wordOf(value) === "any" ? "NOT" : "";
      if (field === "tag")
        return `${not === "" ? "NOT " : ""}EXISTS (SELECT FROM ticket_tags x WHERE x.ticket_id = t.id)`;
      return `${column} IS ${not} NULL`;
    }
    default:
      return null;
  }
}
