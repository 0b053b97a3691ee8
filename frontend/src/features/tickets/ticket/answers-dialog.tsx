import { useQueryClient } from "@tanstack/react-query";
import type { TicketDetail } from "@redress/backend/contract";
import { useState, type FormEvent } from "react";
import { Button } from "../../../components/ui/button.js";
import { Dialog } from "../../../components/ui/dialog.js";
import { ApiProblem } from "../../../lib/api-problem.js";
import { api } from "../../../lib/api.js";
import { t } from "../../../lib/i18n.js";
import { problemText } from "../../../lib/problem-text.js";
import { answersOf, type AnswerDrafts } from "../../fields/answer-draft.js";
import { answerErrors } from "../../fields/answer-errors.js";
import { FieldInput } from "../../fields/field-input.js";
import { takeOwn } from "../data/change-ticket.js";

export interface AnswersDialogProps {
  ticket: TicketDetail;
  onClose: () => void;
  /** The answers are there: the ticket with them. */
  onAnswered: (ticket: TicketDetail) => void;
}

/** What has to be answered before a ticket is resolved, asked for where somebody resolves it. */
export function AnswersDialog({ ticket, onClose, onAnswered }: AnswersDialogProps) {
  const cache = useQueryClient();
  const open = ticket.fields.filter(
    ({ applies, edit, required, value }) => applies && edit && required === "to_resolve" && value === null,
  );
  const [answers, setAnswers] = useState<AnswerDrafts>({});
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [failed, setFailed] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const save = async () => {
    setBusy(true);
    setFailed(null);
    try {
      const body = { fields: answersOf(open, answers) };
      const saved = await api.updateTicket({ params: { id: String(ticket.id) }, body });
      await takeOwn(cache, saved);
      onAnswered(saved);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      const wrong = answerErrors(error);
      setErrors(wrong);
      if (Object.keys(wrong).length === 0) setFailed(problemText(error));
    } finally {
      setBusy(false);
    }
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const missing = open.filter(({ key }) => (answers[key] ?? "").length === 0);
    setErrors(Object.fromEntries(missing.map(({ key, label }) => [key, t("fields.missing", { label })])));
    if (missing.length === 0) void save();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("fields.resolve.title", { number: ticket.number })}
      description={t("fields.resolve.intro")}
    >
      <form noValidate onSubmit={onSubmit} className="flex flex-col gap-4 pb-4">
        {failed !== null && (
          <p role="alert" className="text-danger-fg">
            {failed}
          </p>
        )}
        {open.map((field) => (
          <FieldInput
            key={field.key}
            field={field}
            needed
            value={answers[field.key]}
            onChange={(answer) => setAnswers({ ...answers, [field.key]: answer })}
            error={errors[field.key]}
          />
        ))}
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>{t("ui.cancel")}</Button>
          <Button type="submit" look="primary" busy={busy}>
            {t("fields.resolve.submit")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
