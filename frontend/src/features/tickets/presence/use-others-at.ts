import { useCallback, useSyncExternalStore } from "react";
import type { PersonRef } from "@redress/backend/contract";
import { useColleagues } from "../../../lib/colleagues.js";
import { presences } from "../../../lib/presence.js";
import { useMe } from "../../../lib/session.js";

export interface OthersAt {
  /** Everybody but oneself who has the ticket open. */
  viewing: PersonRef[];
  replying: PersonRef[];
  noting: PersonRef[];
}

const NOBODY: readonly number[] = [];

/** Who else is at a ticket; those whose names have come. */
export function useOthersAt(ticketId: number): OthersAt {
  const me = useMe();
  const at = useSyncExternalStore(
    presences.subscribe,
    useCallback(() => presences.get().get(ticketId), [ticketId]),
  );
  const viewing = useColleagues((at?.viewing ?? NOBODY).filter((id) => id !== me.id));
  const those = (ids: readonly number[] = NOBODY) => viewing.filter(({ id }) => ids.includes(id));
  return { viewing, replying: those(at?.replying), noting: those(at?.noting) };
}
