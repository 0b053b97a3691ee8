import { z } from "zod/mini";
import { Button } from "../../components/ui/button.js";
import { ErrorSummary } from "../../components/ui/error-summary.js";
import { useProblemForm } from "../../components/ui/problem-form.js";
import { PasswordField } from "../../components/ui/password-field.js";
import { TextField } from "../../components/ui/text-field.js";
import { api } from "../../lib/api.js";
import { t } from "../../lib/i18n.js";
import { emailField, nameField, newPasswordField } from "./account-fields.js";

const schema = (minPassword: number) =>
  z.object({ full_name: nameField(), email: emailField(), password: newPasswordField(minPassword) });

export interface RegisterFormProps {
  minPassword: number;
  onDone: (email: string) => void;
}

export function RegisterForm({ minPassword, onDone }: RegisterFormProps) {
  const empty = { full_name: "", email: "", password: "" };
  const { field, summary, busy, onSubmit } = useProblemForm(schema(minPassword), empty, async (values) => {
    const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    await api.register({ body: { ...values, locale: "en", time_zone: timeZone } });
    onDone(values.email);
  });
  return (
    <form noValidate onSubmit={onSubmit} className="flex flex-col gap-5">
      <ErrorSummary {...summary} />
      <TextField label={t("accounts.name.label")} autoComplete="name" {...field("full_name")} />
      <TextField label={t("accounts.email.label")} type="email" autoComplete="email" {...field("email")} />
      <PasswordField
        label={t("accounts.password.label")}
        hint={t("accounts.password.hint", { min: minPassword })}
        autoComplete="new-password"
        {...field("password")}
      />
      <Button type="submit" look="primary" busy={busy}>
        {t("accounts.register.submit")}
      </Button>
    </form>
  );
}
