/** A row of `sessions`: one browser's sign-in, or a guest's look at one ticket, kept alive by its refresh token. */
export interface Session {
  id: number;
  personId: number;
  /** A guest's session is good for this ticket alone; null: the person signed in. */
  ticketId: number | null;
  refreshHash: Buffer;
  previousHash: Buffer | null;
  rotatedAt: Date;
  idleUntil: Date;
  absoluteUntil: Date;
  endedAt: Date | null;
  /** Good for setting up two-factor alone, until it is on. */
  mustSetUpTwoFactor: boolean;
}

export type SessionEnd =
  "signed_out" | "ended" | "password_changed" | "token_reused" | "rights_changed" | "deactivated" | "deleted";

/** What `Session` is read with. */
export const sessionColumns = `
  id, person_id AS "personId", ticket_id AS "ticketId", refresh_hash AS "refreshHash", previous_hash AS "previousHash", rotated_at AS "rotatedAt",
  idle_until AS "idleUntil", absolute_until AS "absoluteUntil", ended_at AS "endedAt", must_set_up_two_factor AS "mustSetUpTwoFactor"`;
