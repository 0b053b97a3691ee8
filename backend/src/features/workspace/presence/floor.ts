import type { Whereabouts } from "../../../contract/index.js";
import { gather } from "../../../platform/gather.js";
import type { LiveConnection } from "../../../platform/sockets-listener.js";
import type { Sight } from "../../tickets/index.js";
import type { Doing } from "./doing.js";
import type { Place } from "./elsewhere.js";
import { createNaming } from "./naming.js";
import { createOwnPeople } from "./own-people.js";
import { isSamePlace, judge, namedIn, newSeat, peopleAt, type Seat } from "./seats.js";

export interface FloorDoors {
  /** Reads the tickets as they are. Must not fail: what is missing is seen by nobody. */
  sights(ids: readonly number[]): Promise<ReadonlyMap<number, Sight>>;
  /** Somebody came, left, or does something else. */
  news(place: Place): void;
  /** From now on a seat hears of some tickets, of others no more. */
  watches(seat: Seat, gained: readonly number[], lost: readonly number[]): void;
}

const NOWHERE: Whereabouts = { ticket_id: null, writing: null, rows: [], active: false };

/** The connections of this process and where they are. Judges each before it counts. */
export function createFloor(doors: FloorDoors, judgeMs: number) {
  const seats = new Map<string, Seat>();
  const naming = createNaming();
  const own = createOwnPeople();
  /** By which facts those who name a ticket were judged last. */
  const facts = new Map<number, string>();
  let judged: Promise<void> = Promise.resolve();
  // One after the other: an older answer must not come last.
  const toJudge = gather<Seat>(judgeMs, (some) => {
    judged = judged.then(() => judgeSeats(new Set(some)));
  });
  const toLookAt = gather<number>(judgeMs, (some) => {
    judged = judged.then(async () => void (await look([...new Set(some)])));
  });

  /** Most changes of a ticket leave who may see it as it was; only by others its watchers are judged anew. */
  const look = async (ids: readonly number[]): Promise<ReadonlyMap<number, Sight>> => {
    const sights = await doors.sights(ids);
    for (const id of ids) {
      const now = JSON.stringify(sights.get(id) ?? null);
      if ((facts.get(id) ?? now) !== now) naming.seatsOf(id).forEach(toJudge.add);
      if (naming.seatsOf(id).size > 0) facts.set(id, now);
      else facts.delete(id);
    }
    return sights;
  };

  const judgeSeats = async (some: ReadonlySet<Seat>) => {
    const asked = [...some].map((seat) => ({ seat, where: seat.where }));
    const sights = await look([...new Set(asked.flatMap(({ where }) => [...namedIn(where)]))]);
    for (const { seat, where } of asked) {
      // Whoever has moved on meanwhile is judged again, or has left.
      if (seat.where === where && seats.has(seat.connection.id)) settle(seat, judge(seat, sights));
    }
  };

  const settle = (seat: Seat, { watched, at }: Pick<Seat, "watched" | "at">) => {
    const { watched: before, at: wasAt } = seat;
    Object.assign(seat, { watched, at });
    if (wasAt?.ticketId !== at?.ticketId || wasAt?.doing !== at?.doing) {
      for (const id of new Set([wasAt, at].flatMap((place) => (place ? [place.ticketId] : [])))) {
        const there = [...naming.seatsOf(id)].filter((other) => other.at?.ticketId === id);
        own.put(id, peopleAt(there)).forEach(doors.news);
      }
    }
    const named = namedIn(seat.where);
    const gained = [...watched].filter((id) => !before.has(id));
    const lost = [...before].filter((id) => !watched.has(id) && named.has(id));
    doors.watches(seat, gained, lost);
  };

  const move = (seat: Seat, where: Whereabouts) => {
    const before = namedIn(seat.where);
    naming.remove(seat);
    seat.where = where;
    naming.add(seat);
    for (const id of before) if (naming.seatsOf(id).size === 0) facts.delete(id);
    if (namedIn(where).size > 0) toJudge.add(seat);
    else settle(seat, { watched: new Set(), at: null });
  };

  return {
    said: (connection: LiveConnection, where: Whereabouts, now: number): void => {
      const seat = seats.get(connection.id) ?? newSeat(connection, NOWHERE, now);
      seats.set(connection.id, seat);
      seat.heard = now;
      if (!isSamePlace(seat.where, where)) move(seat, where);
    },
    left: ({ id }: LiveConnection): void => {
      const seat = seats.get(id);
      seats.delete(id);
      if (seat) move(seat, NOWHERE);
    },
    /** The rights of one changed, */
    judgeOne: ({ id }: LiveConnection): void => {
      const seat = seats.get(id);
      if (seat) toJudge.add(seat);
    },
    /** or a ticket did, */
    judgeThoseOf: (ticketId: number): void => {
      if (naming.seatsOf(ticketId).size > 0) toLookAt.add(ticketId);
    },
    /** or, as nobody knows what was not heard, anything. */
    judgeAll: (): void => {
      for (const seat of seats.values()) if (namedIn(seat.where).size > 0) toJudge.add(seat);
    },
    /** Lets those go who said nothing since an instant. */
    dropSilent: (since: number): void => {
      for (const seat of seats.values()) {
        if (seat.heard > since) continue;
        // Should they be back, they must not go on showing who is gone by then.
        doors.watches(seat, [], [...seat.watched]);
        move(seat, NOWHERE);
      }
    },
    /** Who is told of a ticket. */
    watchersOf: (ticketId: number): Seat[] =>
      [...naming.seatsOf(ticketId)].filter(({ watched }) => watched.has(ticketId)),
    peopleAt: (ticketId: number): ReadonlyMap<number, Doing> => own.at(ticketId),
    places: (): Place[] => own.all(),
  };
}
