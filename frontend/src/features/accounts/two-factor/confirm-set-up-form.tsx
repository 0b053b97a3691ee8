import type { BegunTwoFactor } from "@redress/backend/contract";
import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { z } from "zod/mini";
import { Button } from "../../../components/ui/button.js";
import { ErrorSummary } from "../../../components/ui/error-summary.js";
import { useProblemForm } from "../../../components/ui/problem-form.js";
import { TextField } from "../../../components/ui/text-field.js";
import { announce } from "../../../lib/announcer.js";
import { api } from "../../../lib/api.js";
import { t } from "../../../lib/i18n.js";
import { QrCode } from "./qr-code.js";

const schema = () =>
  z.object({ code: z.string().check(z.trim(), z.regex(/^\d{3}\s?\d{3}$/, t("two_factor.code.six_digits"))) });

interface ConfirmSetUpFormProps {
  begun: BegunTwoFactor;
  onConfirmed: (recoveryCodes: readonly string[]) => void;
  onCancel?: () => void;
}

/** The secret as a picture and as text, and the field for the app's first code. */
export function ConfirmSetUpForm({ begun, onConfirmed, onCancel }: ConfirmSetUpFormProps) {
  const { field, summary, busy, onSubmit } = useProblemForm(schema(), { code: "" }, async (body) => {
    onConfirmed((await api.confirmTwoFactor({ body })).recovery_codes);
  });
  return (
    <form noValidate onSubmit={onSubmit} className="flex flex-col gap-5">
      <ErrorSummary {...summary} />
      <ol className="flex list-inside list-decimal flex-col gap-2">
        <li>{t("two_factor.set_up.get_app")}</li>
        <li>{t("two_factor.set_up.scan")}</li>
        <li>{t("two_factor.set_up.type")}</li>
      </ol>
      <QrCode text={begun.otpauth_uri} label={t("two_factor.set_up.qr")} />
      <Secret secret={begun.secret} />
      <TextField
        label={t("two_factor.code.label")}
        autoComplete="one-time-code"
        inputMode="numeric"
        className="max-w-60"
        {...field("code")}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" busy={busy}>
          {t("two_factor.turn_on")}
        </Button>
        {onCancel && <Button onClick={onCancel}>{t("ui.cancel")}</Button>}
      </div>
    </form>
  );
}

function Secret({ secret }: { secret: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(secret);
    setCopied(true);
    announce(t("ui.copied"));
  };
  return (
    <div className="flex flex-col gap-1">
      <p id="two-factor-secret" className="text-dense text-muted">
        {t("two_factor.set_up.secret")}
      </p>
      <div className="flex flex-wrap items-center gap-3">
        <code aria-labelledby="two-factor-secret" role="group" className="font-mono wrap-anywhere select-all">
          <bdi>{(secret.match(/.{1,4}/g) ?? []).join(" ")}</bdi>
        </code>
        {/* The clipboard is closed to pages on a plain-http network address; the secret can be selected there. */}
        {"clipboard" in navigator && (
          <Button
            icon={copied ? <Check aria-hidden className="size-4" /> : <Copy aria-hidden className="size-4" />}
            onClick={() => void copy()}
          >
            {copied ? t("ui.copied") : t("ui.copy")}
          </Button>
        )}
      </div>
    </div>
  );
}
