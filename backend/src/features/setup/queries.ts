import type { SetupStep } from "../../contract/index.js";
import type { Queries } from "../../platform/db.js";
import { lastChangeOf } from "../desk/index.js";
import { keptSamples } from "./kept-samples.js";
import type { Sample, Setup } from "./models.js";

/** What each step asks for, as a question to the desk itself. Sample data answer none of them. */
const questions: Readonly<Record<SetupStep, string>> = {
  desk: "SELECT FROM desk WHERE desk_changed_at IS NOT NULL",
  departments: "SELECT FROM departments WHERE NOT is_sample AND archived_at IS NULL",
  // Every desk begins with one, so that it can take complaints at all.
  categories: "SELECT FROM categories WHERE NOT is_sample AND archived_at IS NULL OFFSET 1",
  // What a desk begins with has no author.
  hours: `SELECT FROM calendar_versions v JOIN calendars c ON c.id = v.calendar_id
          WHERE v.created_by IS NOT NULL AND c.deleted_at IS NULL`,
  policy: `SELECT FROM sla_policy_versions v JOIN sla_policies p ON p.id = v.policy_id
           WHERE v.created_by IS NOT NULL AND p.deleted_at IS NULL`,
  team: `SELECT FROM teams t JOIN team_members m ON m.team_id = t.id JOIN people p ON p.id = m.person_id
         WHERE NOT t.is_sample AND t.archived_at IS NULL AND NOT p.is_sample AND p.deactivated_at IS NULL`,
  // Somebody besides the first admin.
  invitations: `SELECT FROM people p JOIN roles r ON r.id = p.role_id
                WHERE r.is_staff AND NOT p.is_sample AND p.deactivated_at IS NULL OFFSET 1`,
};

const facts = Object.entries(questions)
  .map(([step, question]) => `'${step}', EXISTS (${question})`)
  .join(", ");

export async function readSetup(queries: Queries): Promise<Setup> {
  const setup = await queries.one<Setup>(
    `SELECT json_build_object(${facts}) AS facts, to_json(skipped) AS skipped, hidden_at AS "hiddenAt", version FROM setup`,
  );
  if (!setup) throw new Error("The setup's row is missing: the database was not migrated");
  return setup;
}

const fromSample = `SELECT state, percent, hidden_at AS "hiddenAt", ${lastChangeOf("s.")} AS "lastChange" FROM sample_data s`;

type SampleRow = Omit<Sample, "tickets" | "kept">;

/** The state of the sample data, held until the transaction ends: of two requests the second sees what the first did. */
export async function lockSample(queries: Queries): Promise<SampleRow> {
  return oneRow(await queries.one<SampleRow>(`${fromSample} FOR UPDATE OF s`));
}

export async function readSample(queries: Queries): Promise<Sample> {
  const row = oneRow(await queries.one<SampleRow>(fromSample));
  const count = await queries.one<{ n: number }>(
    "SELECT count(*) AS n FROM tickets WHERE is_sample AND hidden_at IS NULL",
  );
  return { ...row, tickets: count?.n ?? 0, kept: row.state === "hidden" ? await keptSamples(queries) : [] };
}

function oneRow(row: SampleRow | null): SampleRow {
  if (!row) throw new Error("The sample data's row is missing: the database was not migrated");
  return row;
}
