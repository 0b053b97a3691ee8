import { metric } from "../../contract/index.js";
import { systemActor } from "../../platform/actor.js";
import type { Consumer } from "../../platform/services.js";
import { escalateBySla } from "./commands/escalate-by-sla.js";
import { escalateByStep } from "./commands/escalate-by-step.js";

/** Reacts to missed deadlines and to steps of the escalation chain. */
export const escalate: Consumer = async (services, event) => {
  if (event.ticketId === null) return;
  const cause = {
    eventId: event.id,
    ticketId: event.ticketId,
    metric: metric.parse(event.data.metric),
    cycle: Number(event.data.cycle),
  };
  if (event.type === "sla.breached") await services.runWork(systemActor, (work) => escalateBySla(work, cause));
  if (event.type === "sla.escalation_due") {
    const step = { ...cause, level: Number(event.data.step), policyVersionId: Number(event.data.policy_version_id) };
    await services.runWork(systemActor, (work) => escalateByStep(work, step));
  }
};
