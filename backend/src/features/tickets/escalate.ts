import { metric } from "../../contract/index.js";
import { systemActor } from "../../platform/actor.js";
import type { Consumer } from "../../platform/services.js";
import { escalateBySla } from "./commands/escalate-by-sla.js";

/** Reacts to missed deadlines and used-up escalation targets. */
export const escalate: Consumer = async (services, event) => {
  if (event.ticketId === null || (event.type !== "sla.breached" && event.type !== "sla.escalation_due")) return;
  const cause = {
    eventId: event.id,
    type: event.type,
    ticketId: event.ticketId,
    metric: metric.parse(event.data.metric),
    cycle: Number(event.data.cycle),
  } as const;
  await services.runWork(systemActor, (work) => escalateBySla(work, cause));
};
