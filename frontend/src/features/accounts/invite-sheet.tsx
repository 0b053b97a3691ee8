import type { ResponseOf } from "@redress/backend/contract";
import { useState } from "react";
import { Button } from "../../components/ui/button.js";
import { Sheet } from "../../components/ui/dialog.js";
import { t } from "../../lib/i18n.js";
import { InvitationLink } from "./invitation-link.js";
import { InviteForm } from "./invite-form.js";

/** Invites somebody. The link is shown once and only here, where no mail could carry it. */
export function InviteSheet({ onClose }: { onClose: () => void }) {
  const [sent, setSent] = useState<ResponseOf<"invitePerson"> | null>(null);
  if (!sent) {
    return (
      <Sheet open onClose={onClose} title={t("accounts.invite.open")}>
        <InviteForm onSent={setSent} />
      </Sheet>
    );
  }
  return (
    <Sheet
      open
      onClose={onClose}
      title={t("accounts.invite.sent_title")}
      footer={<Button onClick={onClose}>{t("ui.close")}</Button>}
    >
      {sent.link === null ? (
        <p>{t("accounts.invite.sent", { email: sent.person.email ?? "" })}</p>
      ) : (
        <InvitationLink link={sent.link} />
      )}
    </Sheet>
  );
}
