import { useState } from "react";
import { Button } from "../../../components/ui/button.js";
import { TextField } from "../../../components/ui/text-field.js";
import { When } from "../../../components/ui/when.js";
import { viewer, zoneName } from "../../../lib/format.js";
import { t } from "../../../lib/i18n.js";
import { useStore } from "../../../lib/store.js";
import { serverNow } from "../../../lib/clock.js";
import { instantOf, wallTimeOf } from "../../../lib/zoned-instant.js";
import { useTicketActions } from "../ticket/ticket-actions.js";
import { FieldRow } from "./field-row.js";

/** A resolution date set by hand, which goes before the policy's. */
export function DueField() {
  const { ticket } = useTicketActions();
  return (
    <FieldRow
      field="due_at"
      label={t("ticket.field.due_at")}
      editable={ticket.abilities.set_due}
      value={
        ticket.due_at ? (
          <When at={ticket.due_at} as="due" within />
        ) : (
          <span className="text-muted">{t("ticket.due.by_policy")}</span>
        )
      }
    >
      <DueEditor />
    </FieldRow>
  );
}

function DueEditor() {
  const { ticket, change, setOpenField } = useTicketActions();
  const { timeZone } = useStore(viewer);
  const [now] = useState(serverNow);
  const [wall, setWall] = useState(() => (ticket.due_at ? wallTimeOf(ticket.due_at, timeZone) : ""));
  const [error, setError] = useState<string>();
  const set = (value: string | null) => {
    setOpenField(null);
    change({ field: "due_at", value });
  };
  const save = () => {
    const at = instantOf(wall, timeZone);
    if (at === null) setError(t("ticket.due.missing"));
    else if (Date.parse(at) <= now) setError(t("ticket.due.past"));
    else set(at);
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
      <TextField
        type="datetime-local"
        label={t("ticket.due.label")}
        hint={t("ticket.due.zone", { zone: zoneName(now, timeZone) })}
        min={wallTimeOf(now, timeZone)}
        value={wall}
        onChange={(event) => setWall(event.target.value)}
        {...(error && { error })}
      />
      <div className="flex flex-wrap justify-end gap-2">
        {ticket.due_at !== null && <Button onClick={() => set(null)}>{t("ticket.due.by_policy")}</Button>}
        <Button type="submit" look="primary">
          {t("ui.save")}
        </Button>
      </div>
    </form>
  );
}
