import { useEffect } from "react";
import { tellWhere } from "../../../lib/presence.js";
import type { ComposerMode } from "../ticket/ticket-actions.js";

/** Who pauses for longer is not writing any more. */
const STILL_WRITING_MS = 30_000;
const LOOK_EVERY_MS = 1000;

/**
 * Tells colleagues that one has this ticket open, and, from the first key in its composer on, that one writes: until
 * one stops, empties the field, sends or goes away.
 */
export function useOpenHere(ticketId: number, mode: ComposerMode): void {
  useEffect(() => {
    tellWhere({ ticket_id: ticketId, writing: null });
    return () => tellWhere({ ticket_id: null, writing: null });
  }, [ticketId]);

  useEffect(() => {
    let field: HTMLElement | null = null;
    let typedAt = 0;
    let timer: ReturnType<typeof setInterval> | undefined;
    const stop = () => {
      if (!field) return;
      field = null;
      clearInterval(timer);
      tellWhere({ writing: null });
    };
    // Whatever field the composer writes in: what is typed there comes by here. Sending empties it without a key.
    const onInput = ({ target }: Event) => {
      if (!(target instanceof HTMLElement) || !target.closest("[data-testid=composer]")) return;
      typedAt = performance.now();
      if (field || textOf(target) === "") return;
      field = target;
      tellWhere({ writing: mode });
      timer = setInterval(() => {
        const isOver = performance.now() - typedAt > STILL_WRITING_MS || !field?.isConnected || textOf(field) === "";
        if (isOver) stop();
      }, LOOK_EVERY_MS);
    };
    document.addEventListener("input", onInput);
    return () => {
      document.removeEventListener("input", onInput);
      stop();
    };
  }, [ticketId, mode]);
}

const textOf = (field: HTMLElement): string =>
  field instanceof HTMLTextAreaElement ? field.value : (field.textContent ?? "");
