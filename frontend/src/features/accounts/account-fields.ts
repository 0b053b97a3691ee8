import { z } from "zod/mini";
import { t } from "../../lib/i18n.js";

/** What the account forms ask for, with messages for people; the server checks again and more. */
export const emailField = () =>
  z
    .string()
    .check(
      z.trim(),
      z.minLength(1, { error: t("accounts.email.missing"), abort: true }),
      z.email(t("accounts.email.wrong")),
    );

const address = z.email();

/** Is this an address by the same rule as the field's, and the server's? */
export const isAddress = (text: string): boolean => address.safeParse(text).success;

export const nameField = () =>
  z
    .string()
    .check(
      z.trim(),
      z.minLength(1, t("accounts.name.missing")),
      z.maxLength(120, t("accounts.name.long", { max: 120 })),
    );

export const newPasswordField = (min: number) =>
  z
    .string()
    .check(z.minLength(min, t("accounts.password.short", { min })), z.maxLength(1024, t("accounts.password.long")));
