import type { TicketDetail } from "@redress/backend/contract";
import { useEffect, useRef } from "react";
import { announce } from "../../../lib/announcer.js";
import { serverNow } from "../../../lib/clock.js";
import { viewSla } from "../../../lib/sla-view.js";

/** Says once when a promise of the open ticket becomes at risk or overdue; chips themselves are silent. */
export function useAnnouncedPromise({ sla, server_time }: TicketDetail): void {
  const state = sla?.state ?? "none";
  const said = useRef(state);
  useEffect(() => {
    const worse = state === "at_risk" || state === "breached";
    if (worse && said.current !== state) announce(viewSla(sla, serverNow(), Date.parse(server_time)).label);
    said.current = state;
  }, [state, sla, server_time]);
}
