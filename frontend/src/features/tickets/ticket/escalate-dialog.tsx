import { useMutation, useQuery, useQueryClient, keepPreviousData } from "@tanstack/react-query";
import type { TicketDetail } from "@redress/backend/contract";
import { useDeferredValue, useState, type FormEvent } from "react";
import { Button } from "../../../components/ui/button.js";
import { Combobox } from "../../../components/ui/combobox.js";
import { Dialog } from "../../../components/ui/dialog.js";
import { ErrorSummary } from "../../../components/ui/error-summary.js";
import { TextArea } from "../../../components/ui/text-area.js";
import { api } from "../../../lib/api.js";
import { t } from "../../../lib/i18n.js";
import { problemText } from "../../../lib/problem-text.js";
import { queries } from "../../../lib/query.js";
import { toast } from "../../../lib/toasts.js";
import { ticketQuery } from "../data/ticket-queries.js";

/** Hands a ticket to somebody with more to say, and tells them why. */
export function EscalateDialog({ ticket, onClose }: { ticket: TicketDetail; onClose: () => void }) {
  const cache = useQueryClient();
  const [typed, setTyped] = useState("");
  const [person, setPerson] = useState("");
  const [reason, setReason] = useState("");
  const [attempt, setAttempt] = useState(0);
  const q = useDeferredValue(typed.trim());
  const people = useQuery({
    ...queries.listPeople({ query: { staff: "true", limit: "50", ...(q && { q }) } }),
    placeholderData: keepPreviousData,
  });

  const escalation = useMutation({
    mutationFn: () =>
      api.escalateTicket({
        params: { id: String(ticket.id) },
        ifMatch: cache.getQueryData(ticketQuery(ticket.id).queryKey)?.version ?? ticket.version,
        body: { escalate_to: Number(person), reason: reason.trim() },
      }),
    onSuccess: (saved) => {
      cache.setQueryData(ticketQuery(saved.id).queryKey, saved);
      toast(t("ticket.escalate.done", { level: saved.escalation_level }));
      onClose();
    },
    onError: () => setAttempt((count) => count + 1),
  });

  const missing = {
    person: attempt > 0 && person === "" ? t("ticket.escalate.person_missing") : undefined,
    reason: attempt > 0 && reason.trim() === "" ? t("ticket.escalate.reason_missing") : undefined,
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (person === "" || reason.trim() === "") setAttempt((count) => count + 1);
    else if (!escalation.isPending) escalation.mutate();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("ticket.escalate.title", { number: ticket.number })}
      description={t("ticket.escalate.about")}
    >
      <form noValidate onSubmit={submit} className="flex min-h-80 flex-col gap-4 pb-4">
        {escalation.error && <ErrorSummary errors={[{ message: problemText(escalation.error) }]} attempt={attempt} />}
        <Combobox
          name="escalate_to"
          label={t("ticket.escalate.person")}
          options={(people.data?.data ?? []).map(({ id, full_name, role }) => ({
            value: String(id),
            label: full_name,
            detail: role.name,
          }))}
          value={person}
          onChange={setPerson}
          onSearch={setTyped}
          loading={people.isFetching}
          {...(missing.person && { error: missing.person })}
        />
        <TextArea
          name="reason"
          label={t("ticket.escalate.reason")}
          rows={3}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          {...(missing.reason && { error: missing.reason })}
        />
        <div className="mt-auto flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>{t("ui.cancel")}</Button>
          <Button type="submit" look="primary" busy={escalation.isPending}>
            {t("ticket.escalate.submit")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
