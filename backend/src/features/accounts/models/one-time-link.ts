/** What a mailed link may be used for, and for nothing else. */
export type LinkPurpose = "verify_email" | "reset_password" | "invitation" | "change_email";

/** How long a link lives, in minutes. */
export const linkMinutes: Readonly<Record<LinkPurpose, number>> = {
  verify_email: 24 * 60,
  reset_password: 30,
  invitation: 72 * 60,
  change_email: 24 * 60,
};
