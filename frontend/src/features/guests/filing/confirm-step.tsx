import type { GuestAccess, GuestDraft } from "@redress/backend/contract";
import { useEffect, useRef, useState } from "react";
import { Banner } from "../../../components/ui/banner.js";
import { Button } from "../../../components/ui/button.js";
import { ApiProblem } from "../../../lib/api-problem.js";
import { api } from "../../../lib/api.js";
import { t } from "../../../lib/i18n.js";
import { CodeForm } from "../code-form.js";

export interface ConfirmStepProps {
  draft: GuestDraft;
  /** Another code was mailed; null: back to the form, which still has everything. */
  onDraft: (draft: GuestDraft | null) => void;
  onSent: (access: GuestAccess) => void;
}

/** The complaint is written and waits on the server: the code from the mail sends it. */
export function ConfirmStep({ draft, onDraft, onSent }: ConfirmStepProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const [gone, setGone] = useState(false);
  useEffect(() => heading.current?.focus(), []);

  const confirm = async (code: string) => {
    try {
      onSent(await api.confirmGuestDraft({ body: { draft: draft.draft, code } }));
    } catch (error) {
      if (!(error instanceof ApiProblem) || !error.is("not_found")) throw error;
      setGone(true);
    }
  };
  const resend = async () => {
    onDraft(await api.resendGuestCode({ body: { draft: draft.draft } }));
  };

  return (
    <section aria-labelledby="confirm-step" className="flex flex-col gap-5">
      <h2 id="confirm-step" ref={heading} tabIndex={-1} className="text-page font-semibold">
        {t("guests.code.title")}
      </h2>
      {gone ? (
        <>
          <Banner tone="warn" live="alert">
            {t("guests.new.gone")}
          </Banner>
          <div>
            <Button look="primary" onClick={() => onDraft(null)}>
              {t("guests.new.back")}
            </Button>
          </div>
        </>
      ) : (
        <>
          <p>{t("guests.new.mailed", { email: draft.email })}</p>
          <CodeForm submit={t("complaints.new.send")} demoCode={draft.demo_code} onCode={confirm} onResend={resend}>
            <Button look="ghost" onClick={() => onDraft(null)}>
              {t("guests.new.change")}
            </Button>
          </CodeForm>
        </>
      )}
    </section>
  );
}
