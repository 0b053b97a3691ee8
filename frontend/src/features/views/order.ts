import type { MoveWay } from "../../components/ui/reorder.js";

/** The order after a key or button; the same where there is no way. */
export function movedBy(ids: readonly number[], id: number, way: MoveWay): number[] {
  const at = ids.indexOf(id);
  const to = { up: at - 1, down: at + 1, first: 0, last: ids.length - 1, in: at, out: at }[way];
  return at === -1 ? [...ids] : movedTo(ids, id, to > at ? to + 1 : to);
}

/** The order after a drag. @param gap between which rows: 0 is before the first, as they stood when it began. */
export function movedTo(ids: readonly number[], id: number, gap: number): number[] {
  const at = ids.indexOf(id);
  if (at === -1) return [...ids];
  const rest = ids.filter((other) => other !== id);
  return rest.toSpliced(Math.max(0, gap > at ? gap - 1 : gap), 0, id);
}
