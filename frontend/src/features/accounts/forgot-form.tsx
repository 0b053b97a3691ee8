import { z } from "zod/mini";
import { Button } from "../../components/ui/button.js";
import { ErrorSummary } from "../../components/ui/error-summary.js";
import { useProblemForm } from "../../components/ui/problem-form.js";
import { TextField } from "../../components/ui/text-field.js";
import { api } from "../../lib/api.js";
import { t } from "../../lib/i18n.js";
import { emailField } from "./account-fields.js";

const schema = () => z.object({ email: emailField() });

export function ForgotForm({ onDone }: { onDone: (email: string) => void }) {
  const { field, summary, busy, onSubmit } = useProblemForm(schema(), { email: "" }, async (body) => {
    await api.forgotPassword({ body });
    onDone(body.email);
  });
  return (
    <form noValidate onSubmit={onSubmit} className="flex flex-col gap-5">
      <ErrorSummary {...summary} />
      <TextField label={t("accounts.email.label")} type="email" autoComplete="email" {...field("email")} />
      <Button type="submit" look="primary" busy={busy}>
        {t("accounts.forgot.submit")}
      </Button>
    </form>
  );
}
