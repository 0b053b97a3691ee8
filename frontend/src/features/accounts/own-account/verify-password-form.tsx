import { z } from "zod/mini";
import { Button } from "../../../components/ui/button.js";
import { ErrorSummary } from "../../../components/ui/error-summary.js";
import { PasswordField } from "../../../components/ui/password-field.js";
import { useProblemForm } from "../../../components/ui/problem-form.js";
import { api } from "../../../lib/api.js";
import { t } from "../../../lib/i18n.js";
import { AccountLink } from "../account-links.js";

const schema = () => z.object({ password: z.string().check(z.minLength(1, t("own_account.password.missing"))) });

/** The address was registered more than once: its owner says by the password which registration is theirs. */
export function VerifyPasswordForm({ token, onDone }: { token: string; onDone: () => void }) {
  const { field, summary, busy, onSubmit } = useProblemForm(schema(), { password: "" }, async ({ password }) => {
    await api.verifyEmail({ body: { token, password } });
    onDone();
  });
  return (
    <form noValidate onSubmit={onSubmit} className="flex flex-col gap-5">
      <ErrorSummary {...summary} />
      <p>{t("own_account.verify.text")}</p>
      <PasswordField label={t("own_account.password.label")} autoComplete="current-password" {...field("password")} />
      <Button type="submit" look="primary" busy={busy}>
        {t("own_account.verify.submit")}
      </Button>
      <AccountLink to="/forgot">{t("own_account.verify.forgot")}</AccountLink>
    </form>
  );
}
