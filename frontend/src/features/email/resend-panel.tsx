import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { MailDetail } from "@redress/backend/contract";
import { Send } from "lucide-react";
import { Banner } from "../../components/ui/banner.js";
import { Button } from "../../components/ui/button.js";
import { api } from "../../lib/api.js";
import { t } from "../../lib/i18n.js";
import { problemText } from "../../lib/problem-text.js";
import { keyOf } from "../../lib/query.js";
import { useSubmitKey } from "../../lib/submit-key.js";
import { toast } from "../../lib/toasts.js";
import { LinkGone } from "./link-gone.js";

/** Sends a mail again, or says why that would not help. Only for those who may. */
export function ResendPanel({ mail, onSent }: { mail: MailDetail; onSent: (id: number) => void }) {
  if (!mail.abilities.resend) return null;
  switch (mail.resending.blocked) {
    case "link_gone":
      return <LinkGone mail={mail} />;
    case "no_mail_server":
      return <Banner>{t("email.no_server")}</Banner>;
    case null:
      return <ResendButton mail={mail} onSent={onSent} />;
  }
}

function ResendButton({ mail, onSent }: { mail: MailDetail; onSent: (id: number) => void }) {
  const cache = useQueryClient();
  const key = useSubmitKey();
  const resend = useMutation({
    mutationFn: () => api.resendMail({ params: { id: String(mail.id) }, idempotencyKey: key.of(mail.id) }),
    onSuccess: async (onItsWay) => {
      key.renew();
      cache.setQueryData(keyOf("getMail", { params: { id: String(onItsWay.id) } }), onItsWay);
      toast(t("email.resend.done", { to: mail.to }));
      onSent(onItsWay.id);
      await cache.invalidateQueries({ queryKey: ["listMails"] });
      await cache.invalidateQueries({ queryKey: keyOf("getMail", { params: { id: String(mail.id) } }) });
    },
  });
  return (
    <div className="flex flex-col items-start gap-2">
      <Button icon={<Send aria-hidden className="size-4" />} busy={resend.isPending} onClick={() => resend.mutate()}>
        {t(mail.resending.as === "now" ? "email.resend.now" : "email.resend.again")}
      </Button>
      {resend.error && (
        <p role="alert" className="text-danger-fg">
          {problemText(resend.error)}
        </p>
      )}
    </div>
  );
}
