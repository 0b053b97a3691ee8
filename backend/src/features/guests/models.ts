import type { Complaint } from "../tickets/index.js";

/** What a guest wrote, as it lies in a draft until it is filed. */
export type DraftedComplaint = Pick<
  Complaint,
  "subject" | "description" | "categoryId" | "organizationId" | "departmentId" | "priority" | "urgentReason" | "fields"
>;

/** A row of `guest_drafts`. */
export interface Draft {
  id: number;
  email: string;
  fullName: string | null;
  locale: string | null;
  timeZone: string | null;
  /** Null once it is a ticket. */
  complaint: DraftedComplaint | null;
  expiresAt: Date;
  ticketId: number | null;
  confirmedAt: Date | null;
}

/** What `Draft` is read with. */
export const draftColumns = `
  id, email, full_name AS "fullName", locale, time_zone AS "timeZone", complaint, expires_at AS "expiresAt",
  ticket_id AS "ticketId", confirmed_at AS "confirmedAt"`;

/** The part of a row of `guest_codes` that a typed code is judged by. */
export interface CodeRow {
  id: number;
  codeHash: Buffer | null;
  tries: number;
  codeExpiresAt: Date;
  createdAt: Date;
  ticketId: number | null;
  personId: number | null;
}

/** What `CodeRow` is read with. */
export const codeColumns = `
  id, code_hash AS "codeHash", tries, code_expires_at AS "codeExpiresAt", created_at AS "createdAt",
  ticket_id AS "ticketId", person_id AS "personId"`;
