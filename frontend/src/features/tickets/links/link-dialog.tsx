import type { LinkRelation, TicketDetail, TicketRow } from "@redress/backend/contract";
import { useState, type FormEvent } from "react";
import { Button } from "../../../components/ui/button.js";
import { Dialog } from "../../../components/ui/dialog.js";
import { ErrorSummary } from "../../../components/ui/error-summary.js";
import { Select } from "../../../components/ui/select.js";
import { t } from "../../../lib/i18n.js";
import { problemText } from "../../../lib/problem-text.js";
import { RELATION_WORDS } from "./relation-words.js";
import { TicketPicker } from "./ticket-picker.js";
import { useLinkTickets } from "./use-links.js";

const CHOICES: readonly LinkRelation[] = [
  "related",
  "duplicate_of",
  "duplicated_by",
  "blocks",
  "blocked_by",
  "parent",
  "child",
];

/** Which other ticket it belongs to, and how. */
export function LinkDialog({ ticket, onClose }: { ticket: TicketDetail; onClose: () => void }) {
  const [relation, setRelation] = useState<LinkRelation>("related");
  const [other, setOther] = useState<TicketRow | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const { link } = useLinkTickets();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setAttempt((count) => count + 1);
    if (!other || busy) return;
    setBusy(true);
    try {
      await link({ id: ticket.id, relation, other });
      onClose();
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };
  const missing = attempt > 0 && !other ? t("links.ticket_missing") : undefined;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("links.add_title", { number: ticket.number })}
      description={t("links.add_about")}
    >
      <form noValidate onSubmit={(event) => void submit(event)} className="flex min-h-96 flex-col gap-4 pb-4">
        {problem !== null && <ErrorSummary errors={[{ message: problemText(problem) }]} attempt={attempt} />}
        <Select
          label={t("links.relation")}
          options={CHOICES.map((value) => ({ value, label: t(RELATION_WORDS[value]) }))}
          value={relation}
          onChange={(event) => setRelation(event.target.value as LinkRelation)}
        />
        <TicketPicker
          label={t("links.ticket")}
          hint={t("links.ticket_hint")}
          error={missing}
          customerId={ticket.customer.id}
          without={[ticket.id]}
          value={other}
          onChange={setOther}
        />
        <div className="mt-auto flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>{t("ui.cancel")}</Button>
          <Button type="submit" look="primary" busy={busy}>
            {t("links.add")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
