import type { Challenge } from "@redress/backend/contract";
import { useEffect, useState } from "react";
import { z } from "zod/mini";
import { Button } from "../../../components/ui/button.js";
import { ErrorSummary } from "../../../components/ui/error-summary.js";
import { useProblemForm } from "../../../components/ui/problem-form.js";
import { TextField } from "../../../components/ui/text-field.js";
import { takeSession, type SignedIn } from "../../../lib/access-token.js";
import { api } from "../../../lib/api.js";
import { t } from "../../../lib/i18n.js";
import { AccountCard } from "../account-card.js";

const schema = () => z.object({ code: z.string().check(z.trim(), z.minLength(1, t("two_factor.code.missing"))) });

export interface SecondStepFormProps {
  challenge: Challenge;
  onBack: () => void;
  /** What becomes of the session. */
  onSession?: (session: SignedIn) => void;
}

/** The second step of signing in, as a page's one card. */
export function SecondStepForm(props: SecondStepFormProps) {
  return (
    <AccountCard title={t("two_factor.second_step")}>
      <SecondStep {...props} />
    </AccountCard>
  );
}

/** One field, for a code of the app or, where it is lost, a recovery code. */
export function SecondStep({ challenge, onBack, onSession = takeSession }: SecondStepFormProps) {
  const [recovering, setRecovering] = useState(false);
  const { form, field, summary, busy, onSubmit } = useProblemForm(schema(), { code: "" }, async ({ code }) => {
    onSession(await api.loginTwoFactor({ body: { challenge: challenge.challenge, code } }));
  });
  // There is but one thing to do here.
  useEffect(() => form.setFocus("code"), [form, recovering]);
  const change = () => {
    setRecovering(!recovering);
    form.reset({ code: "" });
  };
  return (
    <form noValidate onSubmit={onSubmit} className="flex flex-col gap-5">
      <ErrorSummary {...summary} />
      {recovering ? (
        <TextField
          key="recovery"
          label={t("two_factor.recovery_code.label")}
          hint={t("two_factor.recovery_code.hint")}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          {...field("code")}
        />
      ) : (
        <TextField
          key="app"
          label={t("two_factor.code.label")}
          hint={t("two_factor.code.hint")}
          autoComplete="one-time-code"
          inputMode="numeric"
          {...field("code")}
        />
      )}
      <Button type="submit" look="primary" busy={busy}>
        {t("accounts.sign_in")}
      </Button>
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        <TextButton onClick={change}>
          {recovering ? t("two_factor.use_app") : t("two_factor.use_recovery_code")}
        </TextButton>
        <TextButton onClick={onBack}>{t("two_factor.back")}</TextButton>
      </div>
      {recovering && <p className="text-dense text-muted">{t("two_factor.lost_both")}</p>}
    </form>
  );
}

/** Changes what is here instead of going somewhere, so it is no link, though it reads like one. */
function TextButton({ onClick, children }: { onClick: () => void; children: string }) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="inline-flex min-h-6 items-center rounded-chip text-link hover:underline touch-target"
    >
      {children}
    </button>
  );
}
