import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { z } from "zod/mini";
import { Banner } from "../../components/ui/banner.js";
import { Button } from "../../components/ui/button.js";
import { ErrorSummary } from "../../components/ui/error-summary.js";
import { useProblemForm } from "../../components/ui/problem-form.js";
import { TextField } from "../../components/ui/text-field.js";
import { announce } from "../../lib/announcer.js";
import { useAppInfo } from "../../lib/app-info.js";
import { t } from "../../lib/i18n.js";
import { problemText } from "../../lib/problem-text.js";
import { toast } from "../../lib/toasts.js";

/** Six digits with whatever stands between them when people paste; the server reads it the same way. */
const schema = () =>
  z.object({
    code: z.string().check(
      z.overwrite((text) => text.normalize("NFKC").replace(/[\s\p{Dash}]/gu, "")),
      z.regex(/^\d{6}$/, t("guests.code.missing")),
    ),
  });

export interface CodeFormProps {
  submit: string;
  /** In the demo the mail reaches nobody, so the code may be shown. */
  demoCode: string | null;
  /** @throws ApiProblem which is shown at the field or above it. */
  onCode: (code: string) => Promise<void>;
  onResend: () => Promise<void>;
  /** Other ways on, beside a new code. */
  children: ReactNode;
}

/** The code from the mail, and a way to a new one. */
export function CodeForm({ submit, demoCode, onCode, onResend, children }: CodeFormProps) {
  const demo = useAppInfo()?.demo ?? false;
  const { form, field, summary, busy, onSubmit } = useProblemForm(schema(), { code: "" }, ({ code }) => onCode(code));
  const resend = useMutation({
    mutationFn: onResend,
    onSuccess: () => {
      form.reset({ code: "" });
      toast(t("guests.code.resent"));
      announce(t("guests.code.resent"));
    },
  });
  return (
    <form noValidate onSubmit={onSubmit} className="flex flex-col gap-5">
      <ErrorSummary {...summary} />
      {demo && (
        <Banner tone="note">
          {demoCode === null ? t("guests.code.demo_mail") : t("guests.code.demo", { code: demoCode })}
        </Banner>
      )}
      <TextField
        label={t("guests.code.label")}
        hint={t("guests.code.hint")}
        inputMode="numeric"
        autoComplete="one-time-code"
        autoCapitalize="off"
        spellCheck={false}
        {...field("code")}
      />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" look="primary" busy={busy}>
          {submit}
        </Button>
        <Button look="ghost" busy={resend.isPending} onClick={() => resend.mutate()}>
          {t("guests.code.resend")}
        </Button>
        {children}
      </div>
      {resend.error && (
        <p role="alert" className="font-medium text-danger-fg">
          {problemText(resend.error)}
        </p>
      )}
    </form>
  );
}
