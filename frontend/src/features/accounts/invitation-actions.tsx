import { useQueryClient } from "@tanstack/react-query";
import type { InvitationRow } from "@redress/backend/contract";
import { useState } from "react";
import { Button } from "../../components/ui/button.js";
import { ConfirmDialog, Dialog } from "../../components/ui/dialog.js";
import { api } from "../../lib/api.js";
import { t } from "../../lib/i18n.js";
import { toastProblem } from "../../lib/problem-text.js";
import { refetch } from "../../lib/query.js";
import { randomKey } from "../../lib/submit-key.js";
import { toast } from "../../lib/toasts.js";
import { InvitationLink } from "./invitation-link.js";

export interface InvitationActionsProps {
  invitation: Pick<InvitationRow, "abilities" | "state"> & {
    person: { id: number; full_name: string; email: string | null };
  };
  /** Begins a new invitation with an address; where it is not offered, neither is this. */
  onInvite?: (address: string) => void;
}

/** Send again, take back, or invite anew after that. A link no mail could carry is shown once. */
export function InvitationActions({ invitation, onInvite }: InvitationActionsProps) {
  const { person, abilities, state } = invitation;
  const cache = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [revoking, setRevoking] = useState(false);
  const [link, setLink] = useState<string | null>(null);
  const params = { id: String(person.id) };

  const act = async (send: () => Promise<void>): Promise<void> => {
    setBusy(true);
    try {
      await send();
    } catch (error) {
      toastProblem(error);
    } finally {
      setBusy(false);
      await refetch(cache, ["listInvitations", "listPeople", "getPerson", "listTeams"]);
    }
  };
  const resend = () =>
    act(async () => {
      const sent = await api.resendInvitation({ params, idempotencyKey: randomKey() });
      if (sent.link === null) toast(t("accounts.invites.resent", { email: person.email ?? "" }));
      setLink(sent.link);
    });
  const revoke = () =>
    act(async () => {
      await api.revokeInvitation({ params });
      toast(t("accounts.invites.revoked_now", { name: person.full_name }));
      setRevoking(false);
    });

  const { email } = person;
  return (
    <div className="flex flex-wrap gap-1">
      {abilities.resend && (
        <Button look="ghost" busy={busy} onClick={() => void resend()}>
          {t("accounts.invites.resend")}
        </Button>
      )}
      {abilities.revoke && (
        <Button look="ghost" onClick={() => setRevoking(true)}>
          {t("accounts.invites.revoke")}
        </Button>
      )}
      {state === "revoked" && onInvite && email && (
        <Button look="ghost" onClick={() => onInvite(email)}>
          {t("accounts.invites.again")}
        </Button>
      )}
      <ConfirmDialog
        open={revoking}
        onClose={() => setRevoking(false)}
        title={t("accounts.invites.revoke_title", { name: person.full_name })}
        consequence={t("accounts.invites.revoke_consequence")}
        action={t("accounts.invites.revoke")}
        busy={busy}
        onConfirm={() => void revoke()}
      />
      <Dialog open={link !== null} onClose={() => setLink(null)} title={t("accounts.invite.link")}>
        {link !== null && <InvitationLink link={link} />}
      </Dialog>
    </div>
  );
}
