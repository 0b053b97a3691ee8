/** Promises and their clocks: what was promised, what became of it, what is due. */
export { startClocks } from "./commands/start-clocks.js";
export { startClocksTogether } from "./commands/start-clocks-together.js";
export { changeClocks } from "./commands/change-clocks.js";
export { claimEscalation } from "./commands/claim-escalation.js";
export type { SlaChange } from "./engine/changes.js";
export { historyColumns, parseHistory, type HistoryJson } from "./history.js";
export { noticeDue } from "./notice-due.js";
export { slaRoutes } from "./routes.js";
export { tickSla } from "./tick-sla.js";
export { dueSetByHand, nextClock, presentClocks } from "./presenter.js";
export { nextClockColumns, nextClockJoin, presentNextClock, type NextClockRow } from "./rows.js";
