import type { TicketDetail } from "@redress/backend/contract";
import { useQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { Button } from "../../../components/ui/button.js";
import { Checkbox } from "../../../components/ui/checkbox.js";
import { Combobox } from "../../../components/ui/combobox.js";
import { Dialog } from "../../../components/ui/dialog.js";
import { ErrorSummary } from "../../../components/ui/error-summary.js";
import { Select } from "../../../components/ui/select.js";
import { TextField } from "../../../components/ui/text-field.js";
import { formatFull } from "../../../lib/format.js";
import { t } from "../../../lib/i18n.js";
import { problemText, toastProblem } from "../../../lib/problem-text.js";
import { useSubmitKey } from "../../../lib/submit-key.js";
import { toast } from "../../../lib/toasts.js";
import { toastWithUndo } from "../../../lib/undo.js";
import { categoriesQuery } from "../data/ticket-queries.js";
import { messagesAlong, splitChoices, subjectOf } from "./split-choice.js";
import { SplitPreview } from "./split-preview.js";
import { SplitPromises } from "./split-promises.js";
import { useSplit } from "./use-split.js";

export interface SplitDialogProps {
  ticket: TicketDetail;
  /** The message whose menu it came from; null: the newest. */
  commentId: number | null;
  onClose: () => void;
  /** Opens a ticket: the new one, and after taking it back this one. */
  onOpen: (id: number) => void;
}

/** Which message a new ticket begins with, what that is called, and what the split will do. */
export function SplitDialog({ ticket, commentId, onClose, onOpen }: SplitDialogProps) {
  const choices = splitChoices(ticket);
  const [firstId, setFirstId] = useState(commentId ?? choices[0]?.id ?? null);
  const [withLater, setWithLater] = useState(false);
  const [typed, setTyped] = useState<string | null>(null);
  const [categoryId, setCategoryId] = useState(String(ticket.category.id));
  const [attempt, setAttempt] = useState(0);
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const { data: categories, isPending } = useQuery(categoriesQuery);
  const { split, unsplit } = useSplit();
  const key = useSubmitKey();
  const moves = categoryId !== String(ticket.category.id);
  const first = choices.find(({ id }) => id === firstId);
  const subject = typed ?? subjectOf(first?.comment ?? "");
  const category = categories?.data.find(({ id }) => String(id) === categoryId);
  const along = first ? messagesAlong(ticket.comments, first.id, withLater) : [];
  const later = first ? messagesAlong(ticket.comments, first.id, true).length - 1 : 0;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setAttempt((count) => count + 1);
    if (!first || subject.trim() === "" || busy) return;
    setBusy(true);
    const body = {
      ...{ comment_id: first.id, with_later: withLater, subject: subject.trim() },
      ...(moves && { category_id: Number(categoryId) }),
    };
    try {
      const fresh = await split(ticket, body, key.of(body));
      onClose();
      const said = t("split.done", { number: fresh.number });
      // Moved to where they see nothing of it, nobody can follow or take it back.
      if (!fresh.abilities.unsplit) return void toast(said);
      onOpen(fresh.id);
      toastWithUndo(said, t("ui.undo"), () => void unsplit(fresh).then(({ id }) => onOpen(id), toastProblem));
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("split.title", { number: ticket.number })}
      description={first ? t("split.about") : t("split.none")}
    >
      <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4 pb-4">
        {problem !== null && <ErrorSummary errors={[{ message: problemText(problem) }]} attempt={attempt} />}
        {first && (
          <>
            <Select
              label={t("split.first")}
              options={choices.map(({ id, comment, created_at: at }) => ({
                value: String(id),
                label: t("split.option", { when: formatFull(at), text: subjectOf(comment) }),
              }))}
              value={String(first.id)}
              onChange={({ target }) => setFirstId(Number(target.value))}
            />
            {later > 0 && (
              <Checkbox
                label={t("split.later", { count: later })}
                checked={withLater}
                onChange={({ target }) => setWithLater(target.checked)}
              />
            )}
            <TextField
              label={t("ticket.field.subject")}
              maxLength={200}
              value={subject}
              error={attempt > 0 && subject.trim() === "" ? t("split.subject_missing") : undefined}
              onChange={({ target }) => setTyped(target.value)}
            />
            <Combobox
              label={t("ticket.field.category")}
              options={(categories?.data ?? [])
                .filter(({ id, archived }) => !archived || id === ticket.category.id)
                .map(({ id, path }) => ({ value: String(id), label: path.join(" / ") }))}
              value={categoryId}
              onChange={setCategoryId}
              loading={isPending}
            />
            <SplitPreview
              messages={along}
              receivedAt={first.created_at}
              moves={moves}
              department={category?.department?.name ?? null}
            >
              <SplitPromises {...{ ticket, withLater }} firstId={first.id} categoryId={moves ? categoryId : null} />
            </SplitPreview>
          </>
        )}
        <div className="mt-auto flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>{t("ui.cancel")}</Button>
          {first && (
            <Button type="submit" look="primary" busy={busy}>
              {t("split.submit")}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  );
}
