import type { FollowLevel, OwnStanding, Snooze } from "../../../contract/index.js";
import type { Queries } from "../../../platform/db.js";
import { ticketNumber } from "../../tickets/index.js";

interface StandingRow {
  follow: FollowLevel | null;
  snoozed: boolean;
  until: Date | null;
}

/** How somebody stands to a ticket, whatever they may see. */
export async function standingOf(
  queries: Queries,
  personId: number,
  ticketId: number,
): Promise<Omit<OwnStanding, "server_time">> {
  const row = await queries.one<StandingRow>(
    `SELECT (SELECT f.level FROM ticket_follows f WHERE f.person_id = $1 AND f.ticket_id = $2) AS follow,
            z.person_id IS NOT NULL AS snoozed, z.until
     FROM (SELECT) one LEFT JOIN snoozes z ON z.person_id = $1 AND z.ticket_id = $2`,
    [personId, ticketId],
  );
  return { follow: row?.follow ?? null, snooze: row?.snoozed ? presentSnooze(row) : null };
}

const presentSnooze = ({ until }: Pick<StandingRow, "until">): Snooze => ({ until: until?.toISOString() ?? null });

/** Who follows a ticket and who has muted it. They may not see it any more: whoever tells them has to ask. */
export async function standingsOn(
  queries: Queries,
  ticketId: number,
): Promise<{ following: number[]; muted: Set<number> }> {
  const rows = await queries.rows<{ personId: number; level: FollowLevel }>(
    `SELECT person_id AS "personId", level FROM ticket_follows WHERE ticket_id = $1 ORDER BY person_id`,
    [ticketId],
  );
  const at = (wanted: FollowLevel) => rows.filter(({ level }) => level === wanted).map(({ personId }) => personId);
  return { following: at("following"), muted: new Set(at("muted")) };
}

/** What somebody follows, has muted or put aside, as their export has it: numbers alone, whatever they may see by now. */
export async function ownStandings(queries: Queries, ofPerson: number): Promise<object[]> {
  const rows = await queries.rows<StandingRow & { ticketId: number }>(
    `SELECT coalesce(f.ticket_id, z.ticket_id) AS "ticketId", f.level AS follow, z.ticket_id IS NOT NULL AS snoozed, z.until
     FROM (SELECT * FROM ticket_follows WHERE person_id = $1) f
     FULL JOIN (SELECT * FROM snoozes WHERE person_id = $1) z ON z.ticket_id = f.ticket_id
     ORDER BY 1`,
    [ofPerson],
  );
  return rows.map(({ ticketId, follow, snoozed, until }) => ({
    ticket: ticketNumber(ticketId),
    ...(follow && { follow }),
    ...(snoozed && { snoozed_until: until?.toISOString() ?? "something happens" }),
  }));
}
