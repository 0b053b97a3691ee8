import { DAY_MS } from "../../engine/calendar/hours.js";
import { UnreadableEntry } from "./broken-file.js";
import type { Component } from "./components.js";
import { datesOfRule } from "./dates-of-rule.js";
import type { Effort } from "./effort.js";
import { momentOf, momentsOf } from "./moments.js";
import { propertiesOf, propertyOf } from "./properties.js";
import { readRule, type Rule } from "./rules.js";
import { knownZone, type Zone, type Zones } from "./known-zone.js";

/** From when on a zone's clocks differ from UTC by how much, all in milliseconds. */
interface Onset {
  local: number;
  offset: number;
}

/** A set of onsets: summer time, or that of winter. */
interface Observance {
  start: number;
  /** Differences from UTC before and after. */
  from: number;
  to: number;
  more: readonly number[];
  rules: readonly Rule[];
}

/** Lines and dates of a description; the zone with the longest history has a few hundred. */
const LONGEST = 2000;
/** Onsets are at most so far apart where a rule makes them. */
const LOOK_BACK_DAYS = 800;
const OFFSET = /^([+-])(\d{2}):(\d{2})(?::(\d{2}))?$/;

/**
 * A zone by its description in the file (VTIMEZONE), for those with a name of somebody's own.
 *
 * @throws UnreadableEntry where the description has none of what it needs.
 */
export function fileZone(description: Component, effort: Effort): Zone {
  const written = description.parts.flatMap(({ lines }) => lines.flatMap(({ text }) => text.split(",")));
  if (written.length > LONGEST) throw new UnreadableEntry("Its time zone is longer than any", description.line);
  const observances = description.parts.map(readObservance).sort((a, b) => a.start - b.start);
  const [first] = observances;
  if (!first) throw new UnreadableEntry("Its time zone is described without a beginning", description.line);
  const known = new Map<number, Onset[]>();

  function onsetsUntil(year: number): Onset[] {
    const before = known.get(year);
    if (before) return before;
    const onsets = observances.flatMap((observance) => onsetsOf(observance, year, effort));
    effort.spend(onsets.length);
    onsets.sort((a, b) => a.local - b.local);
    known.set(year, onsets);
    return onsets;
  }

  return {
    toInstant(local) {
      const onsets = onsetsUntil(new Date(local).getUTCFullYear());
      const last = onsets.findLast((onset) => onset.local <= local);
      return local - (last?.offset ?? first.from);
    },
  };
}

function onsetsOf({ start, to, more, rules }: Observance, year: number, effort: Effort): Onset[] {
  const locals = [start, ...more];
  const time = start - Math.floor(start / DAY_MS) * DAY_MS;
  for (const rule of rules) {
    // A rule that has ended made the last onset before its end; UNTIL is told in UTC.
    const until = rule.until === null ? Infinity : Date.parse(rule.until.slice(0, 10)) + DAY_MS - 1;
    const end = Math.floor(Math.min(Date.UTC(year + 1, 0) - 1, until) / DAY_MS);
    for (const day of datesOfRule(rule, Math.floor(start / DAY_MS), end - LOOK_BACK_DAYS, end, effort)) {
      const local = day * DAY_MS + time;
      if (local <= until) locals.push(local);
    }
  }
  return locals.map((local) => ({ local, offset: to }));
}

/** Times in it are by the clocks of the zone itself, so that they need none. */
const clockOnTheWall: Zones = { own: knownZone("UTC"), utc: knownZone("UTC"), named: () => knownZone("UTC") };

function readObservance(component: Component): Observance {
  const start = propertyOf(component, "DTSTART");
  if (!start) throw new UnreadableEntry("Its time zone is described without a beginning", component.line);
  return {
    start: momentOf(start, clockOnTheWall).local,
    from: offsetOf(component, "TZOFFSETFROM"),
    to: offsetOf(component, "TZOFFSETTO"),
    more: propertiesOf(component, "RDATE").flatMap((property) =>
      momentsOf(property, clockOnTheWall).map(({ local }) => local),
    ),
    rules: propertiesOf(component, "RRULE").map(readRule),
  };
}

function offsetOf(component: Component, name: string): number {
  const property = propertyOf(component, name);
  const [, sign, hours, minutes, seconds = "0"] = OFFSET.exec(String(property?.values[0])) ?? [];
  if (hours === undefined) throw new UnreadableEntry(`Its time zone is described without ${name}`, component.line);
  const size = (Number(hours) * 60 + Number(minutes)) * 60_000 + Number(seconds) * 1000;
  return sign === "-" ? -size : size;
}
