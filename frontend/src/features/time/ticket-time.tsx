import { useQuery } from "@tanstack/react-query";
import type { TicketDetail, TicketTime as Spent } from "@redress/backend/contract";
import { Link } from "react-router-dom";
import { Button } from "../../components/ui/button.js";
import { CommandKeys } from "../../components/ui/command-keys.js";
import { t } from "../../lib/i18n.js";
import { queries } from "../../lib/query.js";
import { EntryRow } from "./entry-row.js";
import { minutesWords } from "./minutes.js";
import type { TimeQuestion } from "./time-dialog.js";
import { TimerLine } from "./timer-line.js";
import { useDeleteTime } from "./use-time.js";

const SHOWN = 5;

export interface TicketTimeProps {
  ticket: TicketDetail;
  onAsk: (question: TimeQuestion) => void;
}

/** The time spent on a ticket: the reader's timer, the sum, and the newest entries. */
export function TicketTime({ ticket, onAsk }: TicketTimeProps) {
  const { data: time } = useQuery(queries.getTicketTime({ params: { id: String(ticket.id) } }));
  const remove = useDeleteTime();
  const mayBook = ticket.abilities.follow;
  return (
    <section aria-labelledby="details-time" aria-busy={!time} className="flex flex-col gap-2 p-3">
      <h2 id="details-time" className="font-semibold">
        {t("time.title")}
      </h2>
      {mayBook && <TimerLine ticketId={ticket.id} onAsk={onAsk} />}
      <p className="min-h-5 text-dense">{time && <Sum time={time} ticketId={ticket.id} />}</p>
      {time && time.entries.length > 0 && (
        <ul aria-label={t("time.entries")} className="text-dense">
          {time.entries.slice(0, SHOWN).map((entry) => (
            <EntryRow
              key={entry.id}
              entry={entry}
              onEdit={() => onAsk({ kind: "edit", entry })}
              onDelete={() => remove.mutate(entry)}
            />
          ))}
        </ul>
      )}
      {mayBook && (
        <Button className="self-start px-2 text-dense" onClick={() => onAsk({ kind: "add", ticket })}>
          {t("time.add")}
          <CommandKeys id="ticket.log_time" />
        </Button>
      )}
    </section>
  );
}

/** The numbers, each with the list that it counts. */
function Sum({ time, ticketId }: { time: Spent; ticketId: number }) {
  if (time.minutes === 0) return t("time.none");
  const list = `/time?ticket=${ticketId}`;
  const link = "inline-flex min-h-6 items-center text-link hover:underline touch-target";
  return (
    <>
      <Link to={list} className={link}>
        {t("time.sum", { time: minutesWords(time.minutes), count: time.by_person.length })}
      </Link>
      {", "}
      <Link to={`${list}&billable=true`} className={link}>
        {t("time.sum_billable", { time: minutesWords(time.billable_minutes) })}
      </Link>
    </>
  );
}
