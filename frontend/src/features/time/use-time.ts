import { useMutation, useQueryClient, type QueryClient } from "@tanstack/react-query";
import type { RequestOf, TimeEntry } from "@redress/backend/contract";
import { useEffect } from "react";
import { api } from "../../lib/api.js";
import { t } from "../../lib/i18n.js";
import { liveState, onHint } from "../../lib/live.js";
import { toastProblem } from "../../lib/problem-text.js";
import { keyOf, refetch } from "../../lib/query.js";
import { toast } from "../../lib/toasts.js";
import { toastWithUndo } from "../../lib/undo.js";
import { minutesWords } from "./minutes.js";

const shown = ["getTicketTime", "listTime", "sumTime", "getTimer"] as const;
const renew = (cache: QueryClient) => refetch(cache, shown);

/** Hints come in bursts: lists and sums are asked for once, at most this much later. */
const ASK_AFTER_MS = 900;

/** Time that somebody booked is shown where it is open; one's own timer in all browsers of one's own. */
export function useLiveTime(): void {
  const cache = useQueryClient();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = () => {
      timer = undefined;
      // Sums of long times take a while: the next ones are asked for when those have come.
      if (cache.isFetching({ queryKey: keyOf("sumTime") }) > 0) timer = setTimeout(ask, ASK_AFTER_MS);
      else void refetch(cache, ["listTime", "sumTime"]);
    };
    const stop = onHint("ticket", ({ seq, items }) => {
      // Of no event: one's own doing in another browser.
      if (seq === 0) void refetch(cache, ["getTimer"]);
      for (const { id } of items)
        void cache.invalidateQueries({ queryKey: keyOf("getTicketTime", { params: { id: String(id) } }) });
      timer ??= setTimeout(ask, ASK_AFTER_MS);
    });
    // What one did elsewhere before the connection was there is named by no event.
    const unsubscribe = liveState.subscribe(() => {
      if (liveState.get() === "connected") void refetch(cache, ["getTimer"]);
    });
    return () => {
      clearTimeout(timer);
      unsubscribe();
      stop();
    };
  }, [cache]);
}

const sayProblem = (error: Error) => void toastProblem(error);

/** Says what was done to an entry, and takes it back by the opposite request. */
function sayUndoable(cache: QueryClient, words: string, inverse: () => Promise<unknown>): void {
  toastWithUndo(words, t("ui.undo"), () => {
    inverse().then(
      () => void renew(cache),
      (error: Error) => {
        sayProblem(error);
        void renew(cache);
      },
    );
  });
}

function sayBooked(cache: QueryClient, entry: TimeEntry): void {
  const words = t("time.booked", { time: minutesWords(entry.minutes), number: entry.ticket.number });
  sayUndoable(cache, words, () => api.deleteTime({ params: { id: String(entry.id) } }));
}

/** Says what a timer that ended was booked as; of a ticket out of sight only how long it was. */
function sayEnded(cache: QueryClient, { entry, minutes }: { entry: TimeEntry | null; minutes: number }): void {
  if (entry) sayBooked(cache, entry);
  else toast(minutes > 0 ? t("time.booked_hidden", { time: minutesWords(minutes) }) : t("time.nothing_booked"));
}

/** Starts, goes on with and pauses the timer; what it had come to elsewhere is said. */
export function useTurnTimer() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ ticketId, running }: { ticketId: number; running: boolean }) =>
      api.setTimer({ params: { id: String(ticketId) }, body: { running } }),
    onSuccess: ({ timer, server_time, booked }) => {
      cache.setQueryData(keyOf("getTimer"), { timer, server_time });
      if (booked) sayEnded(cache, booked);
    },
    onError: sayProblem,
    onSettled: () => renew(cache),
  });
}

/** Ends the timer, and says what was booked. */
export function useStopTimer(onDone: () => void) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: RequestOf<"stopTimer">["body"]) => api.stopTimer({ body }),
    onSuccess: (ended) => {
      sayEnded(cache, ended);
      onDone();
    },
    onSettled: () => renew(cache),
  });
}

/** Deletes an entry at once; its words take that back. */
export function useDeleteTime() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ id }: TimeEntry) => api.deleteTime({ params: { id: String(id) } }),
    onSuccess: (_, entry) => {
      const named = { time: minutesWords(entry.minutes), name: entry.person.full_name };
      sayUndoable(cache, t("time.deleted", named), () => api.restoreTime({ params: { id: String(entry.id) } }));
    },
    onError: sayProblem,
    onSettled: () => renew(cache),
  });
}

export interface TimeToSave {
  ticketId: number;
  /** The entry to change; null: a new one. */
  entry: TimeEntry | null;
  body: RequestOf<"addTime">["body"];
}

/** Books time, or changes an entry; either can be taken back. */
export function useSaveTime(onDone: () => void) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ ticketId, entry, body }: TimeToSave) =>
      entry === null
        ? api.addTime({ params: { id: String(ticketId) }, body })
        : api.updateTime({ params: { id: String(entry.id) }, body, ifMatch: entry.version }),
    onSuccess: (saved, { entry }) => {
      if (entry === null) sayBooked(cache, saved);
      else sayChanged(cache, entry, saved);
      onDone();
    },
    onSettled: () => renew(cache),
  });
}

function sayChanged(cache: QueryClient, before: TimeEntry, { id, version, person, minutes }: TimeEntry): void {
  const words = t("time.changed", { time: minutesWords(minutes), name: person.full_name });
  const { minutes: was, spent_on, note, billable } = before;
  sayUndoable(cache, words, () =>
    api.updateTime({ params: { id: String(id) }, body: { minutes: was, spent_on, note, billable }, ifMatch: version }),
  );
}
