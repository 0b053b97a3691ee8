import { useQueryClient } from "@tanstack/react-query";
import type { PersonDetail } from "@redress/backend/contract";
import { useState } from "react";
import { Button } from "../../components/ui/button.js";
import { t } from "../../lib/i18n.js";
import { toastProblem } from "../../lib/problem-text.js";
import { keyOf } from "../../lib/query.js";
import { toast } from "../../lib/toasts.js";
import { HandOverDialog } from "./hand-over-dialog.js";
import { changePerson, handedOverSentence } from "./save-person.js";

/**
 * Ends or renews somebody's access. It can be undone, so it is not asked about; only what cannot is: who gets the open
 * tickets, and that API keys end for good.
 */
export function DeactivatePerson({ person }: { person: PersonDetail }) {
  const cache = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const { abilities, open_tickets: openTickets, api_keys: keys } = person;

  const set = async (seen: PersonDetail, deactivated: boolean, assignTo: number | null = null): Promise<void> => {
    setBusy(true);
    try {
      const change = { deactivated, ...(deactivated && { open_tickets: { assign_to: assignTo } }) };
      const saved = await changePerson(cache, seen, change);
      setAsking(false);
      const words = deactivated ? "accounts.person.deactivated_now" : "accounts.person.reactivated_now";
      toast(`${t(words, { name: saved.full_name })} ${handedOverSentence(saved.handed_over)}`.trim(), {
        action: { label: t("ui.undo"), run: () => void set(saved, !deactivated) },
      });
    } catch (error) {
      toastProblem(error);
      await cache.invalidateQueries({ queryKey: keyOf("getPerson", { params: { id: String(seen.id) } }) });
    } finally {
      setBusy(false);
    }
  };

  if (abilities.reactivate) {
    return (
      <Button busy={busy} onClick={() => void set(person, false)}>
        {t("accounts.person.reactivate")}
      </Button>
    );
  }
  if (!abilities.deactivate) return null;
  return (
    <>
      <Button busy={busy} onClick={() => (openTickets || keys ? setAsking(true) : void set(person, true))}>
        {t("accounts.person.deactivate")}
      </Button>
      {asking && (
        <HandOverDialog
          person={person}
          busy={busy}
          onClose={() => setAsking(false)}
          onConfirm={(assignTo) => void set(person, true, assignTo)}
        />
      )}
    </>
  );
}
