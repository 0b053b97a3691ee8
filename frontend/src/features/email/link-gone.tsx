import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { MailDetail } from "@redress/backend/contract";
import { useState } from "react";
import { Banner } from "../../components/ui/banner.js";
import { Button } from "../../components/ui/button.js";
import { api } from "../../lib/api.js";
import { t } from "../../lib/i18n.js";
import { problemText } from "../../lib/problem-text.js";
import { useMay } from "../../lib/session.js";
import { useSubmitKey } from "../../lib/submit-key.js";

/** A mail whose link works no more: says so, and offers what helps its reader instead. */
export function LinkGone({ mail }: { mail: MailDetail }) {
  const may = useMay();
  const [done, setDone] = useState(false);
  const { helps } = mail.resending;
  if (done) {
    return (
      <Banner tone="ok" live="status">
        {t("email.link_gone.done", { to: mail.to })}
      </Banner>
    );
  }
  const personId = mail.person_id;
  if (helps === "invite" && personId !== null && may("people.invite")) {
    return (
      <Offer
        label={t("email.link_gone.invite")}
        onDone={() => setDone(true)}
        send={(idempotencyKey) => api.resendInvitation({ params: { id: String(personId) }, idempotencyKey })}
      />
    );
  }
  if (helps === "reset_password") {
    return (
      <Offer
        label={t("email.link_gone.reset")}
        onDone={() => setDone(true)}
        send={() => api.forgotPassword({ body: { email: mail.to } })}
      />
    );
  }
  return <Banner>{t(helps === "sign_in" ? "email.link_gone.sign_in" : "email.link_gone.ask")}</Banner>;
}

interface OfferProps {
  label: string;
  send: (idempotencyKey: string) => Promise<unknown>;
  onDone: () => void;
}

function Offer({ label, send, onDone }: OfferProps) {
  const cache = useQueryClient();
  const key = useSubmitKey();
  const offer = useMutation({
    mutationFn: () => send(key.of(null)),
    onSuccess: async () => {
      key.renew();
      onDone();
      await cache.invalidateQueries({ queryKey: ["listMails"] });
    },
  });
  return (
    <Banner
      action={
        <Button busy={offer.isPending} onClick={() => offer.mutate()}>
          {label}
        </Button>
      }
    >
      <p>{t("email.link_gone.why")}</p>
      {offer.error && (
        <p role="alert" className="text-danger-fg">
          {problemText(offer.error)}
        </p>
      )}
    </Banner>
  );
}
