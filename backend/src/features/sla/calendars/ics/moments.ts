import { DAY_MS } from "../../engine/calendar/hours.js";
import { UnreadableEntry } from "./broken-file.js";
import type { Property } from "./properties.js";
import type { Zone, Zones } from "./known-zone.js";

/** A date or a time of a file. */
export interface Moment {
  /** By the clock on the wall, as the instant at which clocks of UTC show the same, in milliseconds. */
  local: number;
  isDate: boolean;
  zone: Zone;
}

/** Some programs write 1604 where they know no year; further back nothing is meant. */
const [FIRST_YEAR, LAST_YEAR] = [1600, 2199];
const MOMENT = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}):(\d{2})(Z?))?$/;

/** @throws UnreadableEntry for what is no date that there is. */
export function momentsOf({ line, name, zone, values }: Property, zones: Zones): Moment[] {
  return values.map((value) => {
    const [, year, month, day, hour, minute, second, z] = MOMENT.exec(String(value)) ?? [];
    const wrong = () => new UnreadableEntry(`${name} is no date that there is`, line);
    if (year === undefined || month === undefined || day === undefined) throw wrong();
    const date = Date.UTC(Number(year), Number(month) - 1, Number(day));
    if (new Date(date).toISOString().slice(0, 10) !== `${year}-${month}-${day}`) throw wrong();
    if (Number(year) < FIRST_YEAR || Number(year) > LAST_YEAR)
      throw new UnreadableEntry(`${name} lies before ${FIRST_YEAR} or after ${LAST_YEAR}`, line);
    if (hour === undefined) return { local: date, isDate: true, zone: zones.own };

    const time = ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000;
    if (time >= DAY_MS || Number(minute) > 59 || Number(second) > 59) throw wrong();
    const of = z ? zones.utc : zone === null ? zones.own : zones.named(zone, line);
    return { local: date + time, isDate: false, zone: of };
  });
}

/** @throws UnreadableEntry where there is none. */
export function momentOf(property: Property, zones: Zones): Moment {
  const [moment] = momentsOf(property, zones);
  if (!moment) throw new UnreadableEntry(`${property.name} is empty`, property.line);
  return moment;
}

/** Moments in one order: dates as they are, times as the instants they are in their zone. */
export const instantOf = ({ local, isDate, zone }: Moment): number => (isDate ? local : zone.toInstant(local));
