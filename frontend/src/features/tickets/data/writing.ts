import type { QueryClient } from "@tanstack/react-query";
import type { HeldReply, Writing } from "@redress/backend/contract";
import { onHint } from "../../../lib/live.js";
import { serverNow } from "../../../lib/clock.js";
import { keyOf, queries } from "../../../lib/query.js";
import { refreshTicket } from "./live-tickets.js";

const params = (ticketId: number) => ({ params: { id: String(ticketId) } });
/** After a message should be out, its ticket is asked for, also where nothing is heard live. */
const LOOK_AFTER_MS = 1200;

/** What one is writing to a ticket: drafts, and messages that can still be undone. */
export function writingQuery(ticketId: number) {
  return {
    ...queries.getWriting(params(ticketId)),
    refetchInterval: ({ state }: { state: { data?: Writing | undefined } }) => {
      const next = Math.min(...(state.data?.held ?? []).map(({ release_at: at }) => Date.parse(at)));
      return Number.isFinite(next) ? Math.max(0, next - serverNow()) + LOOK_AFTER_MS : false;
    },
  };
}

/** Shows a message as held, or no longer. */
export function setHeld(cache: QueryClient, ticketId: number, change: (held: HeldReply[]) => HeldReply[]): void {
  const { queryKey } = queries.getWriting(params(ticketId));
  cache.setQueryData(queryKey, (kept) => kept && { ...kept, held: change(kept.held) });
}

// Another device of one's own wrote, or a message went out: then it is shown before it is no longer shown as held.
onHint("draft", ({ items }, cache) => {
  for (const { id } of items) {
    const { queryKey } = queries.getWriting(params(id));
    const isHeld = (cache.getQueryData(queryKey)?.held.length ?? 0) > 0;
    const ask = () => cache.invalidateQueries({ queryKey });
    if (isHeld) void refreshTicket(cache, id).then(ask);
    else void ask();
  }
  // Which ones it was is not known after a time in which nothing was heard.
  if (items.length === 0) void cache.invalidateQueries({ queryKey: keyOf("getWriting") });
  void cache.invalidateQueries({ queryKey: keyOf("listDrafts") });
});
