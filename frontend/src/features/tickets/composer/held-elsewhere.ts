import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { t } from "../../../lib/i18n.js";
import { dismissToast, toast } from "../../../lib/toasts.js";
import { lastHeld, msLeft } from "./held-store.js";
import { undoSend } from "./use-undo-send.js";

/** Whoever goes on to another ticket can still undo what they sent to this one, until it goes out. */
export function useHeldElsewhere(ticketId: number): void {
  const cache = useQueryClient();
  useEffect(
    () => () => {
      const held = lastHeld.get();
      if (held?.ticket_id !== ticketId || msLeft(held) === 0) return;
      const shown = toast(t("compose.sending_elsewhere", { number: `CMP-${ticketId}` }), {
        action: { label: t("ui.undo"), run: () => void undoSend(cache, held) },
      });
      setTimeout(() => dismissToast(shown), msLeft(held));
    },
    [ticketId, cache],
  );
}
