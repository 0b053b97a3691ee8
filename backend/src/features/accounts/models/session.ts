/** A row of `sessions`: one browser's sign-in, kept alive by its refresh token. */
export interface Session {
  id: number;
  personId: number;
  refreshHash: Buffer;
  previousHash: Buffer | null;
  rotatedAt: Date;
  idleUntil: Date;
  endedAt: Date | null;
}

export type SessionEnd = "signed_out" | "password_changed" | "token_reused" | "rights_changed" | "deactivated";

/** What `Session` is read with. */
export const sessionColumns = `
  id, person_id AS "personId", refresh_hash AS "refreshHash", previous_hash AS "previousHash", rotated_at AS "rotatedAt",
  idle_until AS "idleUntil", ended_at AS "endedAt"`;
