import { z } from "zod/mini";
import { Button } from "../../../components/ui/button.js";
import { ErrorSummary } from "../../../components/ui/error-summary.js";
import { useProblemForm } from "../../../components/ui/problem-form.js";
import { TextField } from "../../../components/ui/text-field.js";
import { api } from "../../../lib/api.js";
import { t } from "../../../lib/i18n.js";
import { updatePerson } from "../../../lib/session.js";
import { toast } from "../../../lib/toasts.js";
import { emailField } from "../account-fields.js";

const schema = () => z.object({ email: emailField() });

export function EmailForm({ onDone }: { onDone: () => void }) {
  const { field, summary, busy, onSubmit } = useProblemForm(schema(), { email: "" }, async (body) => {
    await api.changeEmail({ body });
    updatePerson(await api.getMe());
    toast(t("own_account.email.sent"));
    onDone();
  });
  return (
    <form noValidate onSubmit={onSubmit} className="flex flex-col gap-5">
      <ErrorSummary {...summary} />
      <TextField
        label={t("own_account.email.new")}
        hint={t("own_account.email.hint")}
        type="email"
        autoComplete="email"
        autoFocus
        {...field("email")}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" busy={busy}>
          {t("own_account.email.submit")}
        </Button>
        <Button onClick={onDone}>{t("ui.cancel")}</Button>
      </div>
    </form>
  );
}
