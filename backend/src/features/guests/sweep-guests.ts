import type { Services } from "../../platform/services.js";

/** Removes drafts that nobody confirmed, with all that was written in them, and codes that have served their time. Repeatable at any moment. */
export async function sweepGuests({ db }: Pick<Services, "db">): Promise<void> {
  await db.rows("DELETE FROM guest_drafts WHERE expires_at <= app_now()");
  // The limits look back an hour, the links a day.
  await db.rows("DELETE FROM guest_codes WHERE link_expires_at <= app_now()");
}
