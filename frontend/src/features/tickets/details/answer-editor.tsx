import type { TicketField } from "@redress/backend/contract";
import { useState } from "react";
import { Button } from "../../../components/ui/button.js";
import { t } from "../../../lib/i18n.js";
import { answerOf, draftOf } from "../../fields/answer-draft.js";
import { FieldInput } from "../../fields/field-input.js";
import { useTicketActions } from "../ticket/ticket-actions.js";

/** One answer, changed where it stands. */
export function AnswerEditor({ field }: { field: TicketField }) {
  const { change, setOpenField } = useTicketActions();
  const [draft, setDraft] = useState(() => draftOf(field.value));
  const save = () => {
    setOpenField(null);
    const value = answerOf(field, draft);
    if (JSON.stringify(value) !== JSON.stringify(field.value)) change({ field: `fields.${field.key}`, value });
  };
  return (
    <form
      noValidate
      className="flex flex-col gap-3 p-1"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <FieldInput field={field} value={draft} onChange={setDraft} />
      {!field.public && <p className="text-dense text-muted">{t("fields.staff_only")}</p>}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={() => setOpenField(null)}>{t("ui.cancel")}</Button>
        <Button type="submit" look="primary">
          {t("ui.save")}
        </Button>
      </div>
    </form>
  );
}
