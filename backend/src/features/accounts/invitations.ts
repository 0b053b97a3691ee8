import type { InvitationState } from "../../contract/index.js";
import type { Queries } from "../../platform/db.js";
import { readCursor, writeCursor } from "../../platform/paging.js";
import type { Work } from "../../platform/work.js";
import { linkMinutes } from "./models/one-time-link.js";
import { personColumns, type Person } from "./models/person.js";

/** A row of `invitations` with its state now. */
export interface Invitation {
  personId: number;
  invitedBy: number | null;
  invitedAt: Date;
  expiresAt: Date;
  sent: number;
  state: InvitationState;
}

const columns = `
  i.person_id AS "personId", i.invited_by AS "invitedBy", i.invited_at AS "invitedAt", i.expires_at AS "expiresAt", i.sent,
  CASE WHEN i.accepted_at IS NOT NULL THEN 'accepted' WHEN i.revoked_at IS NOT NULL THEN 'revoked'
       WHEN i.expires_at <= app_now() THEN 'expired' ELSE 'waiting' END AS state`;

/** A person's newest invitation; null when they were never invited. */
export const findInvitation = (queries: Queries, personId: number): Promise<Invitation | null> =>
  queries.one(`SELECT ${columns} FROM invitations i WHERE i.person_id = $1`, [personId]);

/** Writes down that the actor has just had a link made for somebody. */
export async function noteInvitation(work: Work, personId: number): Promise<void> {
  await work.rows(
    `INSERT INTO invitations (person_id, invited_by, invited_at, expires_at)
     VALUES ($1, $2, $3::timestamptz, $3::timestamptz + make_interval(mins => $4))
     ON CONFLICT (person_id) DO UPDATE
     SET invited_by = EXCLUDED.invited_by, invited_at = EXCLUDED.invited_at, expires_at = EXCLUDED.expires_at,
         sent = invitations.sent + 1, accepted_at = NULL, revoked_at = NULL`,
    [personId, work.actor.id, work.now, linkMinutes.invitation],
  );
}

export async function acceptedInvitation(work: Work, personId: number): Promise<void> {
  await work.rows("UPDATE invitations SET accepted_at = $2, revoked_at = NULL WHERE person_id = $1", [
    personId,
    work.now,
  ]);
}

/** An invitation that nobody has accepted can no longer be. */
export async function overInvitation(work: Work, personId: number): Promise<void> {
  await work.rows(
    "UPDATE invitations SET revoked_at = $2 WHERE person_id = $1 AND accepted_at IS NULL AND revoked_at IS NULL",
    [personId, work.now],
  );
}

export interface ListedInvitation extends Invitation {
  person: Pick<Person, "id" | "fullName" | "photoKey" | "email" | "roleKey" | "roleName" | "permissions" | "sees">;
  teams: { id: number; name: string }[];
}

type Row = Person & Invitation & { teams: ListedInvitation["teams"]; sortAt: string };

/** Newest first. The cursor holds the last one's instant and person. */
export async function listInvitations(
  queries: Queries,
  query: {
    q?: string | undefined;
    state?: InvitationState | undefined;
    cursor?: string | undefined;
    page?: number | undefined;
    limit: number;
  },
): Promise<{ invitations: ListedInvitation[]; nextCursor: string | null }> {
  const after = readCursor(query.cursor, ["number", "number"]);
  const rows = await queries.rows<Row>(
    `SELECT * FROM (
       SELECT ${personColumns}, ${columns}, (extract(epoch FROM i.invited_at) * 1000000)::bigint AS "sortAt",
              coalesce((SELECT json_agg(json_build_object('id', t.id, 'name', t.name) ORDER BY t.name)
                        FROM team_members m JOIN teams t ON t.id = m.team_id AND t.archived_at IS NULL
                        WHERE m.person_id = p.id), '[]') AS teams
       FROM invitations i JOIN people p ON p.id = i.person_id JOIN roles r ON r.id = p.role_id
     ) AS invited
     WHERE ($1::text IS NULL OR lower("fullName") LIKE $1 OR email LIKE $1)
       AND ($2::text IS NULL OR state = $2)
       AND ($3::bigint IS NULL OR ("sortAt", "personId") < ($3::bigint, $4::bigint))
     ORDER BY "sortAt" DESC, "personId" DESC LIMIT $5 OFFSET $6`,
    [
      query.q === undefined ? null : `%${query.q.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`,
      query.state ?? null,
      after?.[0] ?? null,
      after?.[1] ?? null,
      query.limit + 1,
      after ? 0 : ((query.page ?? 1) - 1) * query.limit,
    ],
  );
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    invitations: shown.map((row) => ({ ...row, person: row })),
    nextCursor: rows.length > query.limit && last ? writeCursor([Number(last.sortAt), last.personId]) : null,
  };
}
