/** Promises and their clocks: what was promised, what became of it, what is due. */
export { startClocks } from "./commands/start-clocks.js";
export { startClocksTogether } from "./commands/start-clocks-together.js";
export { changeClocks } from "./commands/change-clocks.js";
export { claimEscalation } from "./commands/claim-escalation.js";
export type { SlaChange } from "./engine/changes.js";
export { historyColumns, loadHistory, parseHistory, type HistoryJson } from "./history.js";
export { noticeDue } from "./notice-due.js";
export { slaRoutes } from "./routes.js";
export { tickSla } from "./tick-sla.js";
export { dueSetByHand, nextClock, presentClocks } from "./present-clocks.js";
export { nextClockColumns, nextClockJoin, presentNextClocks, type NextClockRow } from "./rows.js";
export { retargetTicket } from "./commands/retarget-ticket.js";
export { escalationStep } from "./escalation-step.js";
export { explainTicket } from "./explain.js";
export { extendPromise } from "./commands/extend-promise.js";
export { applySla } from "./runs/apply-run.js";
export { awaitsMessage } from "./awaits-message.js";
