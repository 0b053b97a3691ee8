import { queueScans, sweepAttachments } from "./features/attachments/index.js";
import { sealLog } from "./features/audit/index.js";
import { sweepGuests } from "./features/guests/index.js";
import { sweepImports } from "./features/import/index.js";
import { foldWords, writeMissingTexts } from "./features/search/index.js";
import { tickSla } from "./features/sla/index.js";
import { closeResolved } from "./features/tickets/index.js";
import { wakeDue } from "./features/workspace/index.js";
import { createAlarm, type Alarm } from "./platform/alarm.js";
import { removeOutdated } from "./platform/housekeeping.js";
import type { Jobs } from "./platform/jobs.js";
import type { Services } from "./platform/services.js";
import { consumersOf } from "./subscriptions.js";

/** Everything that happens by the clock, on one page: second, minute, hour, day, month, weekday (UTC). */
export function startSchedule(services: Services, jobs: Jobs): Alarm {
  const alarm = createAlarm(services.log);
  alarm.ring("* * * * * *", "announce what came due", () => tickSla(services, consumersOf));
  alarm.ring("* * * * * *", "bring back what was put aside", () => wakeDue(services));
  alarm.ring("* * * * * *", "seal the audit", () => sealLog(services.db));
  alarm.ring("*/10 * * * * *", "heartbeat", () => jobs.heartbeat());
  alarm.ring("20 * * * * *", "fold the ticket counts", () => services.db.rows("SELECT fold_ticket_counts()"));
  alarm.ring("* * * * * *", "fold the words of tickets", () => foldWords(services.db));
  alarm.ring("*/5 * * * * *", "write words of older tickets", () => writeMissingTexts(services.db));
  alarm.ring("40 * * * * *", "have files looked into", () => queueScans(services));
  alarm.ring("0 5 * * * *", "close what was resolved long enough", () => closeResolved(services));
  alarm.ring("0 15 * * * *", "remove files that belong to nothing", () => sweepAttachments(services));
  alarm.ring("0 20 * * * *", "remove drafts that no guest confirmed", () => sweepGuests(services));
  alarm.ring("0 25 * * * *", "remove what is out of date", () => removeOutdated(services.db));
  alarm.ring("0 35 * * * *", "remove old files of imports", () => sweepImports(services));
  return alarm;
}
