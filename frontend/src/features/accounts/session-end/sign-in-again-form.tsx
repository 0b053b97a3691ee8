import type { Challenge, Me } from "@redress/backend/contract";
import { z } from "zod/mini";
import { Button } from "../../../components/ui/button.js";
import { ErrorSummary } from "../../../components/ui/error-summary.js";
import { PasswordField } from "../../../components/ui/password-field.js";
import { useProblemForm } from "../../../components/ui/problem-form.js";
import type { SignedIn } from "../../../lib/access-token.js";
import { api } from "../../../lib/api.js";
import { t } from "../../../lib/i18n.js";

const schema = () => z.object({ password: z.string().check(z.minLength(1, t("accounts.password.missing"))) });

export interface SignInAgainFormProps {
  me: Me;
  /** The password alone is too little. */
  onChallenge: (challenge: Challenge) => void;
  onSession: (session: SignedIn) => void;
}

/** Asks for the password alone: whose page it is is known. */
export function SignInAgainForm({ me, onChallenge, onSession }: SignInAgainFormProps) {
  const { field, summary, busy, onSubmit } = useProblemForm(schema(), { password: "" }, async ({ password }) => {
    const answer = await api.login({ body: { email: me.email ?? "", password } });
    if ("challenge" in answer) onChallenge(answer);
    else onSession(answer);
  });
  return (
    <form noValidate onSubmit={onSubmit} className="flex flex-col gap-5">
      <ErrorSummary {...summary} />
      {/* Password managers look for whose it is. */}
      <input type="hidden" name="username" autoComplete="username" value={me.email ?? ""} />
      <PasswordField label={t("accounts.password.label")} autoComplete="current-password" {...field("password")} />
      <Button type="submit" look="primary" busy={busy}>
        {t("accounts.sign_in")}
      </Button>
    </form>
  );
}
