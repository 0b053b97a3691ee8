import { z } from "zod/mini";
import { Button } from "../../../components/ui/button.js";
import { ErrorSummary } from "../../../components/ui/error-summary.js";
import { PasswordField } from "../../../components/ui/password-field.js";
import { useProblemForm } from "../../../components/ui/problem-form.js";
import { TextField } from "../../../components/ui/text-field.js";
import { api } from "../../../lib/api.js";
import { t } from "../../../lib/i18n.js";
import { useSession } from "../../../lib/session.js";

const schema = (asksForCode: boolean) =>
  z.object({
    password: z.string().check(z.minLength(1, t("own_account.password.missing"))),
    code: z.string().check(z.minLength(asksForCode ? 1 : 0, t("own_account.confirm.code.missing"))),
  });

export function ConfirmForm({ onAnswer }: { onAnswer: (confirmed: boolean) => void }) {
  const { user } = useSession();
  const asksForCode = user?.two_factor.on ?? false;
  const { field, summary, busy, onSubmit } = useProblemForm(
    schema(asksForCode),
    { password: "", code: "" },
    async ({ password, code }) => {
      await api.confirmPassword({ body: { password, ...(asksForCode && { code }) } });
      onAnswer(true);
    },
  );
  return (
    // Its events would reach the form behind it, though the dialog lies elsewhere in the page.
    <form
      noValidate
      onSubmit={(event) => {
        event.stopPropagation();
        onSubmit(event);
      }}
      className="flex flex-col gap-5 pb-4"
    >
      <ErrorSummary {...summary} />
      {/* Password managers look for whose it is. */}
      <input type="hidden" name="username" autoComplete="username" value={user?.email ?? ""} />
      <PasswordField
        label={t("own_account.password.label")}
        autoComplete="current-password"
        autoFocus
        {...field("password")}
      />
      {asksForCode && (
        <TextField
          label={t("own_account.confirm.code.label")}
          hint={t("own_account.confirm.code.hint")}
          autoComplete="one-time-code"
          spellCheck={false}
          {...field("code")}
        />
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={() => onAnswer(false)}>{t("ui.cancel")}</Button>
        <Button type="submit" look="primary" busy={busy}>
          {t("own_account.confirm.submit")}
        </Button>
      </div>
    </form>
  );
}
