import { Button } from "../../../components/ui/button.js";
import { Dialog } from "../../../components/ui/dialog.js";
import { t } from "../../../lib/i18n.js";
import type { Question } from "../data/use-change-ticket.js";
import { changedField, changeValueWord } from "../model/change-words.js";
import { currentValue, lastActor, type TicketChange } from "../model/ticket-change.js";

export interface ConflictDialogProps {
  question: Extract<Question, { kind: "conflict" }>;
  onKeep: () => void;
  onReapply: () => void;
}

/** Two people changed the same thing: both values, and whose shall stand. */
export function ConflictDialog({ question: { change, theirs }, onKeep, onReapply }: ConflictDialogProps) {
  const field = changedField(change.field);
  const theirValue = { field: change.field, value: currentValue(theirs, change.field) } as TicketChange;
  const actor = lastActor(theirs);
  return (
    <Dialog
      open
      onClose={onKeep}
      title={actor ? t("ticket.conflict.title_by", { name: actor.full_name }) : t("ticket.conflict.title")}
      description={t("ticket.conflict.about", { field })}
      footer={
        <>
          <Button onClick={onKeep}>{t("ticket.conflict.keep")}</Button>
          <Button look="primary" onClick={onReapply}>
            {t("ticket.conflict.reapply")}
          </Button>
        </>
      }
    >
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2">
        <dt className="text-muted">{t("ticket.conflict.theirs")}</dt>
        <dd className="font-medium">{changeValueWord(theirValue)}</dd>
        <dt className="text-muted">{t("ticket.conflict.yours")}</dt>
        <dd className="font-medium">{changeValueWord(change)}</dd>
      </dl>
    </Dialog>
  );
}
