import { useCommands } from "../../../lib/commands.js";
import { canUndo, undoLast } from "../../../lib/undo.js";
import type { QueueRow } from "../model/queue-row.js";
import { besideRow, focusedRow } from "./focused-row.js";
import type { OpenTicket } from "./use-open-ticket.js";
import type { Selection } from "./use-selection.js";

interface Parts {
  rows: readonly QueueRow[];
  open: OpenTicket;
  selection: Selection;
  step: (by: 1 | -1) => void;
  close: () => void;
}

/** Selecting by keyboard, and taking back what was done last. */
export function useSelectionCommands({ rows, open, selection, step, close }: Parts) {
  const here = () => focusedRow() ?? open.id ?? rows[0]?.id;
  const toggle = () => {
    const id = here();
    if (id !== undefined) selection.toggle(id);
  };
  const extend = () => {
    const id = here();
    if (id !== undefined) selection.extendTo(id);
  };
  const take = (by: 1 | -1) => {
    const [from, to] = [here(), besideRow(rows, open.id ?? focusedRow(), by)];
    selection.add([from, to].filter((id) => id !== undefined));
    step(by);
  };

  useCommands([
    { id: "queue.select", run: toggle },
    { id: "queue.select_range", run: extend },
    { id: "queue.select_next", run: () => take(1) },
    { id: "queue.select_previous", run: () => take(-1) },
    { id: "queue.select_all", when: isInList, run: () => selection.add(rows.map(({ id }) => id)) },
    {
      id: "queue.escape",
      when: () => selection.ids.size > 0 || open.id !== null,
      run: () => (selection.ids.size > 0 ? selection.clear() : close()),
    },
    { id: "app.undo", when: canUndo, run: undoLast },
  ]);
}

const isInList = () => document.activeElement?.closest("[data-queue-list]") != null;
