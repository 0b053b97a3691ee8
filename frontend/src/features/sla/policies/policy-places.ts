import type { SlaPolicyRow } from "@redress/backend/contract";
import type { MoveWay } from "../../../components/ui/reorder.js";

/** Where a policy is to stand, as the server takes it: right before another; null is last before the default one. */
export interface Place {
  before: number | null;
}

type Placed = Pick<SlaPolicyRow, "id" | "is_default">;

/** The default one has no place to choose: it is always the last. */
export const movable = <Policy extends Placed>(policies: readonly Policy[]): Policy[] =>
  policies.filter((policy) => !policy.is_default);

/** Where a key or button leads; null where there is no way. */
export function placeBy(policies: readonly Placed[], id: number, way: MoveWay): Place | null {
  const ids = movable(policies).map((policy) => policy.id);
  const at = ids.indexOf(id);
  const last = ids.length - 1;
  if (at === -1 || way === "in" || way === "out") return null;
  if (way === "up" || way === "first") return at === 0 ? null : { before: ids[way === "up" ? at - 1 : 0] ?? null };
  return at === last ? null : { before: way === "down" ? (ids[at + 2] ?? null) : null };
}

/**
 * Where a dragged policy would land; null where it stands already.
 *
 * @param gap between which rows: 0 is before the first.
 */
export function placeAt(policies: readonly Placed[], id: number, gap: number): Place | null {
  const ids = movable(policies).map((policy) => policy.id);
  const at = ids.indexOf(id);
  if (at === -1 || gap === at || gap === at + 1) return null;
  return { before: ids[gap] ?? null };
}

/** How a policy stands now: what a move is undone by. */
export function placeNow(policies: readonly Placed[], id: number): Place {
  const ids = movable(policies).map((policy) => policy.id);
  return { before: ids[ids.indexOf(id) + 1] ?? null };
}

/** The list as it is after a move, for showing it before the server answers. */
export function withMove<Policy extends Placed>(policies: readonly Policy[], id: number, { before }: Place): Policy[] {
  const moved = policies.filter((policy) => policy.id === id);
  const others = policies.filter((policy) => policy.id !== id);
  const at = others.findIndex((policy) => (before === null ? policy.is_default : policy.id === before));
  return others.toSpliced(at === -1 ? others.length : at, 0, ...moved);
}
