import type { Metric, Status } from "../../../../contract/index.js";
import type { CalendarChoice } from "../lines.js";
import {
  begin,
  calendarFor,
  dueOf,
  runs,
  stands,
  type Happening,
  type Walk,
  type Walked,
  type World,
} from "./life-oracle.js";

const MINUTE = 60_000;
const isOpen = (status: Status) => status !== "resolved" && status !== "closed";

/**
 * The oracle: goes through a ticket's life minute by minute and sees what becomes of its promises. A promise counts a minute
 * when it runs, does not stand still, and its calendar is open then. Knows nothing of spans, sums, logs or folds.
 */
export function walkLife(world: World, happenings: readonly Happening[]): Walk {
  const walk: Walk = {
    world,
    version: world.version,
    priority: world.priority,
    calendars: new Map(),
    promises: [],
  };
  for (const metric of ["first_response", "update", "resolution"] as const)
    begin(walk, metric, world.filedAt, world.receivedAt, "new");
  let next = 0;
  for (let minute = world.receivedAt; minute <= world.end; minute += MINUTE) {
    notice(walk, minute);
    for (; happenings[next]?.[0] === minute; next += 1) {
      const happening = happenings[next];
      if (happening) follow(walk, happening);
      notice(walk, minute);
    }
    for (const one of walk.promises) {
      if (runs(one) && !one.paused && world.walls[one.calendarVersionId]?.isOpen(minute))
        one.usedAt.push(minute + MINUTE);
    }
  }
  return walk;
}

/** What was due before this instant and has not been done is missed. */
function notice(walk: Walk, now: number): void {
  for (const one of walk.promises) {
    const due = runs(one) && one.missedAt === null ? dueOf(walk, one) : null;
    if (due !== null && due < now) one.missedAt = due;
  }
}

function follow(walk: Walk, [at, change]: Happening): void {
  const of = (...metrics: Metric[]) => walk.promises.filter((one) => runs(one) && metrics.includes(one.metric));
  switch (change.kind) {
    case "replied": {
      const speaksOn = of("update").length > 0 && isOpen(change.status);
      for (const one of of("first_response", "next_response", "update")) one.metAt = at;
      if (speaksOn) begin(walk, "update", at, at, change.status);
      return;
    }
    case "asked":
      if (change.terms) [walk.version, walk.priority] = [change.terms.version, change.terms.priority];
      if (isOpen(change.status) && of("first_response", "next_response").length === 0)
        begin(walk, "next_response", at, at, change.status);
      return;
    case "due":
      if (change.to && of("resolution").length === 0) {
        if (change.terms) [walk.version, walk.priority] = [change.terms.version, change.terms.priority];
        begin(walk, "resolution", at, at, change.status, "kept", change.to.getTime());
        return;
      }
      for (const one of of("resolution")) {
        if (change.to || one.version.targets[one.priority].resolution) one.byHand = change.to?.getTime() ?? null;
        else one.cancelledAt = at;
      }
      return;
    case "extended":
      for (const one of of(change.metric)) one.extended = true;
      return;
    case "dropped":
      for (const one of walk.promises) if (runs(one)) one.cancelledAt = at;
      return;
    case "retarget":
      if (walk.promises.some(runs)) [walk.version, walk.priority] = [change.version, change.priority];
      retarget({ ...walk, version: change.version, priority: change.priority }, at, change.status, change.calendars);
      if (walk.promises.some(runs)) [walk.version, walk.priority] = [change.version, change.priority];
      return;
    case "status":
      if (!walk.promises.some(runs)) walk.priority = change.priority;
      moveTo(walk, at, change.to);
  }
}

function retarget(walk: Walk, at: number, status: Status, choice: CalendarChoice): void {
  const { version, priority } = walk;
  for (const one of walk.promises.filter(runs)) {
    const target = version.targets[priority][one.metric];
    if (!target && one.byHand === null) [one.cancelledAt, one.dropped] = [at, true];
    else {
      one.version = version;
      one.priority = priority;
      if (target) one.calendarVersionId = calendarFor(walk, target, at, choice);
      one.paused = stands(version, one.metric, target, status);
    }
  }
  const last = (metric: Metric) => walk.promises.findLast((one) => one.metric === metric);
  const missing = (metric: Metric) => !last(metric) || last(metric)?.cancelledAt !== null;
  // Days by law count from the receipt.
  const startOf = (metric: Metric) => {
    const target = version.targets[priority][metric];
    return target && target.kind !== "working" ? walk.world.receivedAt : at;
  };
  const wanted: Metric[] = [];
  if (status === "new" && missing("first_response")) wanted.push("first_response");
  if (!walk.promises.some((one) => runs(one) && one.metric === "update")) wanted.push("update");
  if (missing("resolution")) wanted.push("resolution");
  for (const metric of wanted) begin(walk, metric, at, startOf(metric), status, choice);
}

function moveTo(walk: Walk, at: number, to: Status): void {
  const running = walk.promises.filter(runs);
  if (!isOpen(to)) {
    for (const one of running) one[to === "resolved" && one.metric === "resolution" ? "metAt" : "cancelledAt"] = at;
    return;
  }
  for (const one of running) {
    const target = one.version.targets[one.priority][one.metric];
    one.paused = stands(one.version, one.metric, target, to);
  }
  if (running.length === 0) reopen(walk, at, to);
}

function reopen(walk: Walk, at: number, status: Status): void {
  const last = walk.promises.findLast((one) => one.metric === "resolution");
  if (last && !last.dropped && last.version.reopening !== "keep" && last.version.targets[walk.priority].resolution) {
    const restarts = last.version.reopening === "restart";
    const again: Walked = {
      ...last,
      cycle: last.cycle + 1,
      priority: walk.priority,
      usedAt: restarts ? [at] : [...last.usedAt],
      paused: false,
      metAt: null,
      cancelledAt: null,
      byHand: !restarts && last.byHand !== null && last.byHand > at ? last.byHand : null,
      ...(restarts && { startedAt: at, missedAt: null, extended: false }),
    };
    walk.promises.push(again);
  }
  begin(walk, "update", at, at, status);
}
