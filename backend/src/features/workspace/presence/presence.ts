import { randomUUID } from "node:crypto";
import type { TicketPresence } from "../../../contract/index.js";
import { wallClock } from "../../../platform/clock.js";
import { gather } from "../../../platform/gather.js";
import type { Services } from "../../../platform/services.js";
import type { LiveChannel } from "../../../platform/sockets.js";
import { seesInternal, sightsOf } from "../../tickets/index.js";
import { presentTicket, type Doing } from "./doing.js";
import { createElsewhere, readReport, type Place, type Report } from "./elsewhere.js";
import { createFloor } from "./floor.js";
import type { Seat } from "./seats.js";
import { usualTiming, type PresenceTiming } from "./timing.js";
import { readWhereabouts } from "./whereabouts.js";

/**
 * Who of staff is at which ticket. Nothing is written: every process keeps its own connections in memory and what the
 * others say of theirs. A browser says where it is, is believed as far as its person may see those tickets, and hears of
 * those and no others.
 *
 * @returns ends it; the people of this process are gone for the others at once.
 */
export function startPresence(
  { db, log }: Pick<Services, "db" | "log">,
  live: Pick<LiveChannel, "listen" | "tellOthers">,
  timing: PresenceTiming = usualTiming,
): () => void {
  const elsewhere = createElsewhere();
  const from = randomUUID();
  let seq = 0;
  const say = (kind: Report["kind"], places: Place[] = []) => {
    live.tellOthers({ from, seq: (seq += 1), kind, places } satisfies Report);
  };
  const news = gather<Place>(timing.bundle, (places) => say("some", places));
  const changed = gather<number>(timing.tell, (ids) => tellWatchers(new Set(ids)));

  const floor = createFloor(
    {
      sights: (ids) =>
        sightsOf(db, ids).catch((error: unknown) => {
          log.warn({ err: error }, "who is at which ticket could not be judged");
          // No answer is a no; the next beat asks again.
          return new Map<number, never>();
        }),
      news: (place) => {
        news.add(place);
        changed.add(place[0]);
      },
      watches: (seat, gained, lost) => {
        const told = gained
          .map((id) => presentFor(seat, id, everybodyAt(id)))
          .filter(({ viewing }) => viewing.length > 0);
        tell(seat, [...told, ...lost.map((id) => presentFor(seat, id, new Map()))]);
      },
    },
    timing.judge,
  );

  const everybodyAt = (ticketId: number): Map<number, Doing> => {
    const people = new Map(floor.peopleAt(ticketId));
    elsewhere.addTo(people, ticketId);
    return people;
  };
  const tellWatchers = (ids: ReadonlySet<number>) => {
    const told = new Map<Seat, TicketPresence[]>();
    for (const id of ids) {
      const people = everybodyAt(id);
      for (const seat of floor.watchersOf(id)) {
        told.set(seat, [...(told.get(seat) ?? []), presentFor(seat, id, people)]);
      }
    }
    for (const [seat, list] of told) tell(seat, list);
  };

  live.listen({
    said: (connection, words) => {
      const where = connection.actor.isStaff ? readWhereabouts(words) : null;
      if (where) floor.said(connection, where, wallClock.millis());
    },
    closed: floor.left,
    rechecked: floor.judgeOne,
    hinted: ({ type, items }) => {
      if (type === "ticket") for (const { id } of items) floor.judgeThoseOf(id);
    },
    heard: (words) => {
      const report = readReport(words);
      if (!report || report.from === from) return;
      if (report.kind === "ask") say("all", floor.places());
      for (const id of elsewhere.take(report, wallClock.millis())) changed.add(id);
    },
  });
  say("ask");

  const timers = [
    setInterval(() => {
      say("all", floor.places());
      floor.judgeAll();
    }, timing.beat),
    setInterval(() => {
      const now = wallClock.millis();
      floor.dropSilent(now - timing.silent);
      for (const id of elsewhere.forgetSilent(now, timing.silent)) changed.add(id);
    }, timing.sweep),
  ];
  return () => {
    timers.forEach(clearInterval);
    say("gone");
  };
}

const presentFor = ({ connection }: Seat, id: number, people: ReadonlyMap<number, Doing>): TicketPresence =>
  presentTicket(id, people, seesInternal(connection.actor));

function tell({ connection }: Seat, list: TicketPresence[]): void {
  if (list.length > 0) connection.send("presence", list);
}
