import { AppError } from "../../platform/errors.js";
import type { Services } from "../../platform/services.js";

type Setting = Pick<Services, "config" | "demo" | "mail">;

/** Outside production mail without a server is kept and shown to admins, so links can be followed all the same. */
export const canReachMailboxes = ({ config, demo, mail }: Setting): boolean =>
  mail !== null || demo || !config.isProduction;

/** @throws AppError 503 `mail_not_set_up`: better closed than a link that never arrives. */
export function requireMail(setting: Setting): void {
  if (canReachMailboxes(setting)) return;
  throw new AppError(
    "mail_not_set_up",
    503,
    "This desk cannot send mail yet, so accounts and passwords are set up by its admins.",
  );
}
