import { useState } from "react";

/** As many as one change may name. */
export const MOST_SELECTED = 1000;

export type Selection = ReturnType<typeof useSelection>;

const nothing: ReadonlySet<number> = new Set();

/**
 * Which tickets of a list are selected, also such that are not loaded as rows; another list begins with none.
 *
 * @param order the loaded rows' ids, as they are shown.
 */
export function useSelection(listId: string, order: readonly number[]) {
  const [held, setHeld] = useState({ listId, ids: nothing, anchor: null as number | null });
  const isSame = held.listId === listId;
  const ids = isSame ? held.ids : nothing;
  const anchor = isSame ? held.anchor : null;
  const put = (next: Iterable<number>, from: number | null) =>
    setHeld({ listId, ids: new Set([...new Set(next)].slice(0, MOST_SELECTED)), anchor: from });

  return {
    ids,
    toggle: (id: number) => {
      const next = new Set(ids);
      if (!next.delete(id)) next.add(id);
      put(next, id);
    },
    /** From where one selected last to here. */
    extendTo: (id: number) => {
      const [from, to] = [order.indexOf(anchor ?? id), order.indexOf(id)];
      put([...ids, ...order.slice(Math.min(from, to), Math.max(from, to) + 1), id], id);
    },
    add: (more: readonly number[]) => put([...ids, ...more], more.at(-1) ?? anchor),
    clear: () => put([], null),
  };
}
