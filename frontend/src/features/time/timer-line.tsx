import { useQuery } from "@tanstack/react-query";
import type { Timer } from "@redress/backend/contract";
import { CirclePause, Play, Square } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "react-router-dom";
import { Button } from "../../components/ui/button.js";
import { CommandKeys } from "../../components/ui/command-keys.js";
import { t } from "../../lib/i18n.js";
import { queries } from "../../lib/query.js";
import { useNow } from "../../lib/ticker.js";
import { minutesWords } from "./minutes.js";
import { isForgotten, minutesSoFar } from "./timer-state.js";
import type { TimeQuestion } from "./time-dialog.js";
import { useTurnTimer } from "./use-time.js";

export interface TimerLineProps {
  /** On which it can be started; null: it is shown wherever it is. */
  ticketId: number | null;
  onAsk: (question: TimeQuestion) => void;
}

/** The reader's timer: here it is started, paused and stopped; of another ticket's it says where it is. */
export function TimerLine({ ticketId, onAsk }: TimerLineProps) {
  const { data } = useQuery(queries.getTimer());
  const turn = useTurnTimer();
  const timer = data?.timer ?? null;
  if (timer && (ticketId === null || timer.ticket?.id === ticketId))
    return <Counting timer={timer} withTicket={ticketId === null} onAsk={onAsk} turn={turn} />;
  if (ticketId === null) return null;
  return (
    <div className="flex flex-col gap-1">
      <Button
        className="self-start px-2 text-dense"
        busy={turn.isPending || !data}
        icon={<Play aria-hidden className="size-4" />}
        onClick={() => turn.mutate({ ticketId, running: true })}
      >
        {t("time.timer.start")}
        <CommandKeys id="ticket.timer" />
      </Button>
      {timer && <Elsewhere timer={timer} />}
    </div>
  );
}

interface CountingProps {
  timer: Timer;
  /** Says which, where that is not plain. */
  withTicket: boolean;
  onAsk: (question: TimeQuestion) => void;
  turn: ReturnType<typeof useTurnTimer>;
}

function Counting({ timer, withTicket, onAsk, turn }: CountingProps) {
  const now = useNow();
  const running = timer.running_since !== null;
  const time = minutesWords(minutesSoFar(timer, now));
  const { ticket } = timer;
  return (
    <div className="flex flex-col gap-1">
      <div className="flex flex-wrap items-center gap-2">
        {ticket && (
          <Button
            className="px-2 text-dense"
            busy={turn.isPending}
            icon={running ? <CirclePause aria-hidden className="size-4" /> : <Play aria-hidden className="size-4" />}
            onClick={() => turn.mutate({ ticketId: ticket.id, running: !running })}
          >
            {running ? t("time.timer.pause") : t("time.timer.go_on")}
            <CommandKeys id="ticket.timer" />
          </Button>
        )}
        <Button
          className="px-2 text-dense"
          icon={<Square aria-hidden className="size-4" />}
          onClick={() => onAsk({ kind: "stop", timer })}
        >
          {t("time.timer.stop")}
        </Button>
        <span className="font-medium tabular-nums">
          {running ? t("time.timer.running", { time }) : t("time.timer.paused", { time })}
        </span>
        {withTicket && ticket && (
          <Link to={`/queue/all?ticket=${ticket.id}`} className="text-link wrap-anywhere hover:underline">
            <bdi>{ticket.number}</bdi> {ticket.subject}
          </Link>
        )}
      </div>
      {isForgotten(timer, now) && <p className="text-dense text-warn-fg">{t("time.timer.forgotten")}</p>}
    </div>
  );
}

function Elsewhere({ timer: { ticket } }: { timer: Timer }) {
  const words: ReactNode = ticket ? (
    <>
      {t("time.timer.elsewhere")}{" "}
      <Link to={`/queue/all?ticket=${ticket.id}`} className="text-link underline">
        <bdi>{ticket.number}</bdi>
      </Link>
      . {t("time.timer.books")}
    </>
  ) : (
    t("time.timer.out_of_sight")
  );
  return <p className="text-dense text-muted">{words}</p>;
}
