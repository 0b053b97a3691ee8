import { useCommands } from "../../../lib/commands.js";
import type { useQueue } from "../data/use-queue.js";
import { focusTicket } from "../ticket/ticket-focus.js";
import { besideRow, focusedRow } from "./focused-row.js";
import type { OpenTicket } from "./use-open-ticket.js";

type QueueState = Pick<ReturnType<typeof useQueue>, "rows" | "refresh" | "loadMore">;

/** So many rows before the end the next page is asked for: whoever walks fast does not come to a stop there. */
const LOAD_AHEAD_ROWS = 15;
/** A row far from what is seen is drawn once the list has scrolled to it. */
const DRAWN_WITHIN_FRAMES = 20;

/** Walking through the queue: each step opens the ticket, and the focus stays in the list. */
export function useQueueCommands(queue: QueueState, open: OpenTicket) {
  const step = (by: 1 | -1) => {
    const id = besideRow(queue.rows, open.id ?? focusedRow(), by);
    const ahead = queue.rows.slice(-LOAD_AHEAD_ROWS);
    // Below the last row there may be a page that is not loaded yet.
    if (by === 1 && (id === undefined || ahead.some((row) => row.id === id))) queue.loadMore();
    if (id === undefined) return;
    open.open(id);
    focusRow(id);
  };
  const refresh = () => {
    document.querySelector("[data-queue-list] ul")?.parentElement?.scrollTo?.({ top: 0 });
    // What fails shows in the list itself.
    void queue.refresh();
  };
  const close = () => {
    const { id } = open;
    open.close();
    if (id !== null) focusRow(id);
  };

  useCommands([
    { id: "queue.next", run: () => step(1) },
    { id: "queue.previous", run: () => step(-1) },
    {
      id: "queue.focus_ticket",
      when: () => open.id !== null && isOnOpenRow(open.id),
      run: focusTicket,
    },
    { id: "queue.refresh", run: refresh },
    {
      id: "queue.back",
      when: () => open.id !== null,
      run: close,
    },
  ]);
  return { step, refresh, close };
}

function isOnOpenRow(id: number): boolean {
  return document.activeElement?.getAttribute("data-row-link") === String(id);
}

/** Puts the focus on a row once it is drawn, so that it is read aloud and arrows go on from there; unless it went elsewhere. */
function focusRow(id: number, frames = DRAWN_WITHIN_FRAMES): void {
  const before = document.activeElement;
  requestAnimationFrame(() => {
    const row = document.querySelector<HTMLElement>(`[data-row-link="${id}"]`);
    if (row) row.focus({ preventScroll: true });
    else if (frames > 0 && [before, document.body].includes(document.activeElement)) focusRow(id, frames - 1);
  });
}
