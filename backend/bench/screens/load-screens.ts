import { createPasswords } from "../../src/features/accounts/index.js";
import type { Database } from "../../src/platform/db.js";
import { testConfig } from "../../test/test-config.js";
import { loadDesk } from "../desk/load-desk.js";
import type { BenchAccount, DeskToSee } from "./messages.js";

const PASSWORD = "seven hills under deep snow";
const COLLEAGUES = 10;
/** What was said on each ticket. */
const MESSAGES = 6;

/** A desk with tickets that were talked about, an agent who sees them all, and colleagues; nobody needs two-factor. */
export async function loadScreens(owner: Database, tickets: number): Promise<Omit<DeskToSee, "url">> {
  const { customerId, agentId } = await loadDesk(owner, tickets);
  await owner.rows("UPDATE desk SET two_factor_required = 'nobody'");
  await owner.rows(
    `INSERT INTO ticket_comments (ticket_id, author_id, by_staff, is_internal, body, created_at)
     SELECT t.id, CASE WHEN n % 2 = 0 THEN $1::bigint ELSE $2::bigint END, n % 2 = 0, n = 4,
       'Message ' || n || ' about ' || t.subject || '. ' || repeat('We looked at it again and again. ', 12),
       t.created_at + n * interval '1 second'
     FROM tickets t, generate_series(1, $3::integer) AS n`,
    [agentId, customerId, MESSAGES],
  );
  await owner.rows("UPDATE tickets SET comment_count = $1 - 1, note_count = 1", [MESSAGES]);
  await owner.rows("ANALYZE ticket_comments");
  const [agent, ...colleagues] = await staff(owner);
  if (!agent) throw new Error("There is no agent");
  const open = await owner.rows<{ id: number }>(
    "SELECT id FROM tickets WHERE status = 'in_progress' ORDER BY next_due_at, id",
  );
  return { agent, colleagues, tickets: open.map(({ id }) => id) };
}

async function staff(owner: Database): Promise<BenchAccount[]> {
  const hash = await createPasswords(testConfig("")).hash(PASSWORD);
  const people = await owner.rows<{ email: string }>(
    `INSERT INTO people (full_name, email, email_verified_at, password_hash, role_id, created_at)
     SELECT 'Colleague ' || n, 'colleague' || n || '@bench.test', app_now(), $1, r.id, app_now()
     FROM generate_series(0, $2::integer) AS n, (SELECT id FROM roles WHERE key = 'agent') AS r
     ORDER BY n RETURNING email`,
    [hash, COLLEAGUES],
  );
  return people.map(({ email }) => ({ email, password: PASSWORD }));
}
