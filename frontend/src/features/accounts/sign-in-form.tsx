import type { Challenge } from "@redress/backend/contract";
import { z } from "zod/mini";
import { Button } from "../../components/ui/button.js";
import { ErrorSummary } from "../../components/ui/error-summary.js";
import { useProblemForm } from "../../components/ui/problem-form.js";
import { PasswordField } from "../../components/ui/password-field.js";
import { TextField } from "../../components/ui/text-field.js";
import { takeSession } from "../../lib/access-token.js";
import { api } from "../../lib/api.js";
import { useAppInfo } from "../../lib/app-info.js";
import { t } from "../../lib/i18n.js";
import { DemoAccounts } from "./demo-accounts.js";

const schema = () =>
  z.object({
    email: z.string().check(z.trim(), z.minLength(1, t("accounts.email.missing"))),
    password: z.string().check(z.minLength(1, t("accounts.password.missing"))),
  });

/** Signs in; who is then here leads away from the page. @param onChallenge where the password alone is too little. */
export function SignInForm({ onChallenge }: { onChallenge: (challenge: Challenge) => void }) {
  const app = useAppInfo();
  const { form, field, summary, busy, onSubmit } = useProblemForm(
    schema(),
    { email: "", password: "" },
    async (body) => {
      const answer = await api.login({ body });
      if ("challenge" in answer) onChallenge(answer);
      else takeSession(answer);
    },
  );
  return (
    <form noValidate onSubmit={onSubmit} className="flex flex-col gap-5">
      <ErrorSummary {...summary} />
      <TextField label={t("accounts.email.label")} type="email" autoComplete="username" {...field("email")} />
      <PasswordField label={t("accounts.password.label")} autoComplete="current-password" {...field("password")} />
      <Button type="submit" look="primary" busy={busy}>
        {t("accounts.sign_in")}
      </Button>
      {app && app.demo_accounts.length > 0 && (
        <DemoAccounts
          accounts={app.demo_accounts}
          onChoose={(account) => form.reset({ email: account.email, password: account.password })}
        />
      )}
    </form>
  );
}
