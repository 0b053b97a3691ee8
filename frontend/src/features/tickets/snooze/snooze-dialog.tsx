import type { TicketDetail } from "@redress/backend/contract";
import { useState, type FormEvent } from "react";
import { Button } from "../../../components/ui/button.js";
import { Dialog } from "../../../components/ui/dialog.js";
import { TextField } from "../../../components/ui/text-field.js";
import { serverNow } from "../../../lib/clock.js";
import { formatDue, viewer, zoneName } from "../../../lib/format.js";
import { t, type MessageId } from "../../../lib/i18n.js";
import { useStore } from "../../../lib/store.js";
import { instantOf, wallTimeOf } from "../../../lib/zoned-instant.js";
import { wakeTimes, type WakePreset } from "./wake-times.js";

const WORDS: Record<WakePreset, MessageId> = {
  two_hours: "snooze.two_hours",
  tomorrow: "snooze.tomorrow",
  monday: "snooze.monday",
};

export interface SnoozeDialogProps {
  ticket: TicketDetail;
  onClose: () => void;
  /** @param until null: until something happens. */
  onSnooze: (until: string | null) => void;
}

/** Asks until when a ticket is out of one's own queue; each choice counts at once. */
export function SnoozeDialog({ ticket, onClose, onSnooze }: SnoozeDialogProps) {
  const { timeZone } = useStore(viewer);
  const [now] = useState(serverNow);
  const choose = (until: string | null) => {
    onClose();
    onSnooze(until);
  };
  return (
    <Dialog open onClose={onClose} title={t("snooze.title", { number: ticket.number })} description={t("snooze.about")}>
      <div className="flex flex-col gap-4 pb-4">
        <ul className="flex flex-col gap-1">
          {wakeTimes(now, timeZone).map(({ preset, at }, index) => (
            <Choice
              key={preset}
              autoFocus={index === 0}
              label={t(WORDS[preset])}
              detail={formatDue(at, now)}
              onChoose={() => choose(at)}
            />
          ))}
          <Choice label={t("snooze.event")} detail={t("snooze.event.about")} onChoose={() => choose(null)} />
        </ul>
        <OwnTime now={now} timeZone={timeZone} onChoose={choose} />
      </div>
    </Dialog>
  );
}

interface ChoiceProps {
  label: string;
  detail: string;
  /** Enter takes it at once. */
  autoFocus?: boolean;
  onChoose: () => void;
}

function Choice({ label, detail, autoFocus = false, onChoose }: ChoiceProps) {
  return (
    <li>
      <Button autoFocus={autoFocus} className="w-full justify-between! text-start!" onClick={onChoose}>
        <span>{label}</span>
        <span className="text-end font-normal text-muted tabular-nums">{detail}</span>
      </Button>
    </li>
  );
}

function OwnTime({ now, timeZone, onChoose }: { now: number; timeZone: string; onChoose: (until: string) => void }) {
  const [wall, setWall] = useState("");
  const [error, setError] = useState<string>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const at = instantOf(wall, timeZone);
    if (at === null) setError(t("snooze.missing"));
    else if (Date.parse(at) <= now) setError(t("snooze.past"));
    else onChoose(at);
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-2">
      <TextField
        type="datetime-local"
        name="until"
        label={t("snooze.own")}
        hint={t("ticket.due.zone", { zone: zoneName(now, timeZone) })}
        min={wallTimeOf(now, timeZone)}
        value={wall}
        onChange={(event) => setWall(event.target.value)}
        {...(error && { error })}
      />
      <div className="flex justify-end">
        <Button type="submit" look="primary">
          {t("snooze.submit")}
        </Button>
      </div>
    </form>
  );
}
