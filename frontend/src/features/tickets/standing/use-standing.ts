import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import type { FollowLevel, OwnStanding, TicketDetail } from "@redress/backend/contract";
import { api } from "../../../lib/api.js";
import { serverNow } from "../../../lib/clock.js";
import { formatDue } from "../../../lib/format.js";
import { t } from "../../../lib/i18n.js";
import { toastProblem } from "../../../lib/problem-text.js";
import { keyOf } from "../../../lib/query.js";
import { expectUndo, noLongerExpected, toastWithUndo } from "../../../lib/undo.js";
import { refreshTicket } from "../data/live-tickets.js";
import { ticketQuery } from "../data/ticket-queries.js";

type Standing = Pick<TicketDetail, "follow" | "snooze">;

export interface StandingActions {
  /** @param until null: until something happens. */
  snooze: (until: string | null) => void;
  wake: () => void;
  follow: (level: FollowLevel | null) => void;
}

/** What one wants of a ticket for oneself: shown at once, taken back by a request of its own, put right when it is refused. */
export function useStanding(ticket: TicketDetail): StandingActions {
  const cache = useQueryClient();
  const { id, follow, snooze } = ticket;
  const change = async (wanted: Partial<Standing>, said: string): Promise<void> => {
    const undo = () => void apply(cache, id, { ...("snooze" in wanted ? { snooze } : { follow }) });
    const expected = expectUndo();
    try {
      if (await apply(cache, id, wanted)) toastWithUndo(said, t("ui.undo"), undo, expected);
    } finally {
      noLongerExpected(expected);
    }
  };
  return {
    snooze: (until) => void change({ snooze: { until } }, snoozedSentence(until)),
    wake: () => void change({ snooze: null }, t("snooze.woken")),
    follow: (level) => void change({ follow: level }, t(level ? `follow.done.${level}` : "follow.done.none")),
  };
}

function snoozedSentence(until: string | null): string {
  return until === null ? t("snooze.done_event") : t("snooze.done", { time: formatDue(until, serverNow()) });
}

/** @returns whether it was saved; a refusal is said and what stands is shown again. */
async function apply(cache: QueryClient, id: number, wanted: Partial<Standing>): Promise<boolean> {
  const { queryKey } = ticketQuery(id);
  const show = (standing: Partial<Standing>) =>
    cache.setQueryData(queryKey, (kept: TicketDetail | undefined) => kept && { ...kept, ...standing });
  const before = cache.getQueryData(queryKey);
  await cache.cancelQueries({ queryKey });
  show(wanted);
  try {
    const { follow, snooze } = await send(id, wanted);
    show({ follow, snooze });
    return true;
  } catch (error) {
    if (before) show({ follow: before.follow, snooze: before.snooze });
    toastProblem(error);
    void refreshTicket(cache, id);
    return false;
  } finally {
    void cache.invalidateQueries({ queryKey: keyOf("countTickets") });
    void cache.invalidateQueries({ queryKey: keyOf("getHome") });
  }
}

function send(id: number, wanted: Partial<Standing>): Promise<OwnStanding> {
  const params = { id: String(id) };
  if (wanted.snooze) return api.snoozeTicket({ params, body: { until: wanted.snooze.until } });
  if (wanted.snooze === null) return api.wakeTicket({ params });
  return api.setFollow({ params, body: { level: wanted.follow ?? "none" } });
}
