import type { InvitedPeople } from "@redress/backend/contract";
import { useState } from "react";
import { Button } from "../../components/ui/button.js";
import { Sheet } from "../../components/ui/dialog.js";
import { Tag } from "../../components/ui/tag.js";
import { t } from "../../lib/i18n.js";
import { InvitationLink } from "./invitation-link.js";
import { InviteForm } from "./invite-form.js";

/** Invites people. Links are shown once and only here, where no mail could carry them. */
export function InviteSheet({ begun = "", onClose }: { begun?: string; onClose: () => void }) {
  const [sent, setSent] = useState<InvitedPeople | null>(null);
  if (!sent) {
    return (
      <Sheet open onClose={onClose} title={t("accounts.invite.open")}>
        <InviteForm begun={begun} onSent={setSent} />
      </Sheet>
    );
  }
  const refused = sent.data.filter(({ outcome }) => outcome === "refused").length;
  const invited = sent.data.length - refused;
  return (
    <Sheet
      open
      onClose={onClose}
      title={t("accounts.invite.sent_title", { count: invited })}
      {...(refused > 0 && { description: t("accounts.invite.refused", { count: refused }) })}
      footer={<Button onClick={onClose}>{t("ui.close")}</Button>}
    >
      <ul className="flex flex-col gap-3 pb-6">
        {sent.data.map((result) => (
          <li key={result.email} className="flex flex-col gap-2 border-b border-border pb-3 last:border-b-0">
            <span className="flex flex-wrap items-center gap-2">
              <bdi className="min-w-0 wrap-anywhere">{result.email}</bdi>
              {result.outcome === "invited" ? (
                <Tag tone="ok">{t("accounts.invite.outcome.invited")}</Tag>
              ) : (
                <Tag tone="danger">{t("accounts.invite.outcome.refused")}</Tag>
              )}
            </span>
            {result.message && <span className="text-danger-fg">{result.message}</span>}
            {result.link && <InvitationLink link={result.link} />}
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
