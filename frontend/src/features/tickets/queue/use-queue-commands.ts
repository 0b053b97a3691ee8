import { useCommands } from "../../../lib/commands.js";
import type { useQueue } from "../data/use-queue.js";
import { focusTicket } from "../ticket/ticket-focus.js";
import { besideRow, focusedRow } from "./focused-row.js";
import type { OpenTicket } from "./use-open-ticket.js";

type QueueState = Pick<ReturnType<typeof useQueue>, "rows" | "refresh" | "loadMore">;

/** Walking through the queue: each step opens the ticket, and the focus stays in the list. */
export function useQueueCommands(queue: QueueState, open: OpenTicket) {
  const step = (by: 1 | -1) => {
    const id = besideRow(queue.rows, open.id ?? focusedRow(), by);
    if (id === undefined) {
      // Below the last row there may be a page that is not loaded yet.
      if (by === 1) queue.loadMore();
      return;
    }
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

/** Puts the focus on a row once it is drawn, so that it is read aloud and arrows go on from there. */
function focusRow(id: number): void {
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>(`[data-row-link="${id}"]`)?.focus({ preventScroll: true }),
  );
}
