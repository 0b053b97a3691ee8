import { DateTime, IANAZone } from "luxon";

/** Where a time of a file is read. A local time is told as the instant at which clocks of UTC show the same. */
export interface Zone {
  /** @param local milliseconds. @returns milliseconds since 1970. */
  toInstant(local: number): number;
}

/** A zone that instants can be shown in too. */
export interface KnownZone extends Zone {
  toLocal(instant: number): number;
}

export function knownZone(name: string): KnownZone {
  const zone = IANAZone.create(name);
  return {
    toLocal: (instant) => instant + Math.round(zone.offset(instant) * 60) * 1000,
    // A time that a clock change skips is as long after the change as it would have been.
    toInstant: (local) => DateTime.fromMillis(local, { zone: "utc" }).setZone(zone, { keepLocalTime: true }).toMillis(),
  };
}

export interface Zones {
  /** In which the calendar's own hours are: times without a zone are read in it. */
  own: KnownZone;
  utc: Zone;
  /** @throws UnreadableEntry for a zone that neither the file nor the world knows. */
  named(name: string, line: number): Zone;
}
