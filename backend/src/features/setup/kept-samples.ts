import type { KeptSample } from "../../contract/index.js";
import type { Queries } from "../../platform/db.js";

interface Kind {
  kind: KeptSample["kind"];
  table: string;
  /** Real tickets under it; `x` is the row. */
  tickets: string;
  /** What else that stays in sight belongs to it; each a question that gives one row per thing. */
  others: readonly string[];
}

/**
 * In this order: what a category that stays needs must stay with it. A row of any kind stays while a real ticket, or
 * anything else that stays, points to it; so nothing real ever points to something that cannot be found.
 */
const kinds: readonly Kind[] = [
  {
    kind: "category",
    table: "categories",
    tickets: "t.category_id = x.id",
    others: ["SELECT FROM categories c WHERE c.parent_id = x.id AND NOT c.is_sample"],
  },
  {
    kind: "team",
    table: "teams",
    tickets: "t.team_id = x.id",
    others: [
      "SELECT FROM categories c WHERE c.team_id = x.id AND NOT c.is_hidden",
      "SELECT FROM team_members m JOIN people p ON p.id = m.person_id WHERE m.team_id = x.id AND NOT p.is_sample",
    ],
  },
  {
    kind: "skill",
    table: "skills",
    tickets: "t.skill_id = x.id",
    others: [
      "SELECT FROM categories c WHERE c.skill_id = x.id AND NOT c.is_hidden",
      "SELECT FROM person_skills s JOIN people p ON p.id = s.person_id WHERE s.skill_id = x.id AND NOT p.is_sample",
    ],
  },
  {
    kind: "department",
    table: "departments",
    tickets: "t.department_id = x.id",
    others: [
      "SELECT FROM categories c WHERE c.department_id = x.id AND NOT c.is_hidden",
      "SELECT FROM team_departments d JOIN teams t ON t.id = d.team_id WHERE d.department_id = x.id AND NOT t.is_hidden",
    ],
  },
  {
    kind: "organization",
    table: "organizations",
    tickets: "t.organization_id = x.id",
    others: ["SELECT FROM departments d WHERE d.organization_id = x.id AND NOT d.is_hidden"],
  },
];

const realTickets = ({ tickets }: Kind) => `SELECT FROM tickets t WHERE NOT t.is_sample AND ${tickets}`;

/** Puts the directory's sample rows out of sight, but for those that something real needs. */
export async function hideUnused(queries: Queries): Promise<void> {
  for (const kind of kinds) {
    const needed = [realTickets(kind), ...kind.others].map((question) => `EXISTS (${question})`).join(" OR ");
    await queries.rows(`UPDATE ${kind.table} x SET is_hidden = NOT (${needed}) WHERE is_sample`);
  }
}

export async function showAll(queries: Queries): Promise<void> {
  for (const { table } of [...kinds, { table: "people" }])
    await queries.rows(`UPDATE ${table} SET is_hidden = false WHERE is_hidden`);
}

/** What is a sample and still in sight, with how much that is real belongs to it. */
export async function keptSamples(queries: Queries): Promise<KeptSample[]> {
  const parts = kinds.map((kind, order) => {
    const others = kind.others.map((question) => `(SELECT count(*) FROM (${question}) AS rows_)`).join(" + ");
    return `SELECT ${order} AS place, '${kind.kind}' AS kind, x.name,
                   (SELECT count(*) FROM (${realTickets(kind)}) AS rows_) AS tickets, ${others} AS others
            FROM ${kind.table} x WHERE x.is_sample AND NOT x.is_hidden`;
  });
  return queries.rows<KeptSample>(
    `SELECT kind, name, tickets, others FROM (${parts.join(" UNION ALL ")}) kept ORDER BY place, name`,
  );
}
