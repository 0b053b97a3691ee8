import type { TimeEntry, Timer } from "@redress/backend/contract";
import { useState, type FormEvent } from "react";
import { Button } from "../../components/ui/button.js";
import { Checkbox } from "../../components/ui/checkbox.js";
import { Dialog } from "../../components/ui/dialog.js";
import { ErrorSummary } from "../../components/ui/error-summary.js";
import { TextField } from "../../components/ui/text-field.js";
import { serverNow } from "../../lib/clock.js";
import { dayOf } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";
import { problemText } from "../../lib/problem-text.js";
import { minutesWords, parseMinutes } from "./minutes.js";
import { isForgotten, minutesToBook } from "./timer-state.js";
import { useSaveTime, useStopTimer } from "./use-time.js";

/** What is asked: time for a ticket, other words for an entry, or what a timer has come to. */
export type TimeQuestion =
  | { kind: "add"; ticket: { id: number; number: string } }
  | { kind: "edit"; entry: TimeEntry }
  | { kind: "stop"; timer: Timer };

export interface TimeDialogProps {
  question: TimeQuestion;
  onClose: () => void;
}

/** Books time by hand or as a timer counted it, or changes what was booked. */
export function TimeDialog({ question, onClose }: TimeDialogProps) {
  const [opened] = useState(serverNow);
  const [before] = useState(() => valuesOf(question, opened));
  const [typed, setTyped] = useState(before.minutes === null ? "" : minutesWords(before.minutes));
  const [day, setDay] = useState(before.day);
  const [note, setNote] = useState(before.note);
  const [billable, setBillable] = useState(before.billable);
  const [attempt, setAttempt] = useState(0);
  const save = useSaveTime(onClose);
  const stop = useStopTimer(onClose);
  const minutes = parseMinutes(typed);
  const isWrong = attempt > 0 && minutes === null;
  const busy = save.isPending || stop.isPending;
  const error = save.error ?? stop.error;
  const forgotten = question.kind === "stop" && isForgotten(question.timer, opened);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt((count) => count + 1);
    if (minutes === null || busy) return;
    const body = { minutes, spent_on: day, note: note.trim(), billable };
    if (question.kind === "stop") stop.mutate(body);
    else if (question.kind === "add") save.mutate({ ticketId: question.ticket.id, entry: null, body });
    else save.mutate({ ticketId: question.entry.ticket.id, entry: question.entry, body });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={titleOf(question)}
      description={forgotten ? t("time.timer.forgotten") : undefined}
    >
      <form noValidate onSubmit={submit} className="flex flex-col gap-4 pb-4">
        {error && <ErrorSummary errors={[{ message: problemText(error) }]} attempt={attempt} />}
        <TextField
          name="minutes"
          label={t("time.field.minutes")}
          hint={t("time.field.minutes.hint")}
          autoFocus
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          {...(isWrong && { error: t("time.field.minutes.wrong") })}
        />
        <TextField
          type="date"
          name="spent_on"
          label={t("time.field.day")}
          max={dayOf(opened)}
          value={day}
          onChange={(event) => setDay(event.target.value || dayOf(opened))}
        />
        <TextField
          name="note"
          label={t("time.field.note")}
          optional
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <Checkbox
          label={t("time.field.billable")}
          checked={billable}
          onChange={(event) => setBillable(event.target.checked)}
        />
        <div className="flex flex-wrap justify-end gap-2">
          {question.kind === "stop" && (
            <Button className="me-auto" busy={busy} onClick={() => stop.mutate({ minutes: 0 })}>
              {t("time.stop.discard")}
            </Button>
          )}
          <Button onClick={onClose}>{t("ui.cancel")}</Button>
          <Button type="submit" look="primary" busy={busy}>
            {t(question.kind === "edit" ? "ui.save" : "time.add.submit")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function titleOf(question: TimeQuestion): string {
  if (question.kind === "edit") return t("time.edit.title", { number: question.entry.ticket.number });
  if (question.kind === "add") return t("time.add.title", { number: question.ticket.number });
  const { ticket } = question.timer;
  return ticket ? t("time.stop.title", { number: ticket.number }) : t("time.stop.title_hidden");
}

interface Values {
  minutes: number | null;
  day: string;
  note: string;
  billable: boolean;
}

function valuesOf(question: TimeQuestion, now: number): Values {
  if (question.kind === "edit") {
    const { minutes, spent_on: day, note, billable } = question.entry;
    return { minutes, day, note, billable };
  }
  if (question.kind === "add") return { minutes: null, day: dayOf(now), note: "", billable: true };
  const { timer } = question;
  return { minutes: minutesToBook(timer, now), day: dayOf(timer.begun_at), note: "", billable: true };
}
