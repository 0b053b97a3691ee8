import { z } from "zod/mini";
import { Button } from "../../components/ui/button.js";
import { ErrorSummary } from "../../components/ui/error-summary.js";
import { useProblemForm } from "../../components/ui/problem-form.js";
import { PasswordField } from "../../components/ui/password-field.js";
import { TextField } from "../../components/ui/text-field.js";
import { api } from "../../lib/api.js";
import { t } from "../../lib/i18n.js";
import { newPasswordField } from "./account-fields.js";
import type { ResetFormProps } from "./reset-form.js";

const schema = (minPassword: number) =>
  z.object({ full_name: z.string().check(z.trim()), password: newPasswordField(minPassword) });

/** Sets the first password; the name only where it should be another than the inviting person wrote. */
export function AcceptInvitationForm({ token, minPassword, onDone }: ResetFormProps) {
  const empty = { full_name: "", password: "" };
  const { field, summary, busy, onSubmit } = useProblemForm(
    schema(minPassword),
    empty,
    async ({ full_name: name, password }) => {
      await api.acceptInvitation({ body: { token, password, ...(name && { full_name: name }) } });
      onDone();
    },
  );
  return (
    <form noValidate onSubmit={onSubmit} className="flex flex-col gap-5">
      <ErrorSummary {...summary} />
      <TextField
        label={t("accounts.name.label")}
        hint={t("accounts.invite.name_hint")}
        optional
        autoComplete="name"
        {...field("full_name")}
      />
      <PasswordField
        label={t("accounts.password.label")}
        hint={t("accounts.password.hint", { min: minPassword })}
        autoComplete="new-password"
        {...field("password")}
      />
      <Button type="submit" look="primary" busy={busy}>
        {t("accounts.invite.submit")}
      </Button>
    </form>
  );
}
