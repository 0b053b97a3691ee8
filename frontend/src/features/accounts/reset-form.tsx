import { z } from "zod/mini";
import { Button } from "../../components/ui/button.js";
import { ErrorSummary } from "../../components/ui/error-summary.js";
import { useProblemForm } from "../../components/ui/problem-form.js";
import { PasswordField } from "../../components/ui/password-field.js";
import { api } from "../../lib/api.js";
import { t } from "../../lib/i18n.js";
import { newPasswordField } from "./account-fields.js";

const schema = (minPassword: number) => z.object({ password: newPasswordField(minPassword) });

export interface ResetFormProps {
  token: string;
  minPassword: number;
  onDone: () => void;
}

export function ResetForm({ token, minPassword, onDone }: ResetFormProps) {
  const { field, summary, busy, onSubmit } = useProblemForm(
    schema(minPassword),
    { password: "" },
    async ({ password }) => {
      await api.resetPassword({ body: { token, password } });
      onDone();
    },
  );
  return (
    <form noValidate onSubmit={onSubmit} className="flex flex-col gap-5">
      <ErrorSummary {...summary} />
      <PasswordField
        label={t("accounts.password.new")}
        hint={t("accounts.password.hint", { min: minPassword })}
        autoComplete="new-password"
        {...field("password")}
      />
      <Button type="submit" look="primary" busy={busy}>
        {t("accounts.reset.submit")}
      </Button>
    </form>
  );
}
