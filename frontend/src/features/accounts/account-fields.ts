import { z } from "zod";
import { t } from "../../lib/i18n.js";

/** What the account forms ask for, with messages for people; the server checks again and more. */
export const emailField = () =>
  z
    .string()
    .trim()
    .min(1, t("accounts.email.missing"))
    .pipe(z.email(t("accounts.email.wrong")));

export const nameField = () =>
  z
    .string()
    .trim()
    .min(1, t("accounts.name.missing"))
    .max(120, t("accounts.name.long", { max: 120 }));

export const newPasswordField = (min: number) =>
  z.string().min(min, t("accounts.password.short", { min })).max(1024, t("accounts.password.long"));
