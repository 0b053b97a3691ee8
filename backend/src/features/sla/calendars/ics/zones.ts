import { IANAZone } from "luxon";
import { UnreadableEntry } from "./broken-file.js";
import type { Component } from "./components.js";
import type { Effort } from "./effort.js";
import { fileZone } from "./file-zone.js";
import { knownZone, type Zone, type Zones } from "./known-zone.js";
import { valueOf } from "./properties.js";

const utc: Zone = { toInstant: (local) => local };

/** @param components those of the file, among them the zones that it describes itself. */
export function zonesOf(components: readonly Component[], ownName: string, effort: Effort): Zones {
  const own = knownZone(ownName);
  const described = new Map<string, Component>();
  for (const component of components) {
    const id = component.kind === "VTIMEZONE" ? valueOf(component, "TZID") : "";
    if (id && !described.has(id)) described.set(id, component);
  }
  /** Also what cannot be found or read is looked for once. */
  const found = new Map<string, Zone | UnreadableEntry>();

  function find(name: string): Zone | UnreadableEntry {
    const description = described.get(name);
    const iana = [name, description ? valueOf(description, "X-LIC-LOCATION") : ""].map(ianaName).find(Boolean);
    if (iana) return iana === ianaName(ownName) ? own : knownZone(iana);
    if (!description) return new UnreadableEntry(`Its time zone “${name.slice(0, 60)}” is not known`);
    try {
      return fileZone(description, effort);
    } catch (error) {
      if (error instanceof UnreadableEntry) return error;
      throw error;
    }
  }

  return {
    own,
    utc,
    named(name, line) {
      const zone = found.get(name) ?? find(name);
      found.set(name, zone);
      if (zone instanceof UnreadableEntry) throw new UnreadableEntry(zone.message, zone.line ?? line);
      return zone;
    },
  };
}

/** The name the world knows: some programs put their own before it, such as /mozilla.org/20050126_1/Europe/Berlin. */
function ianaName(name: string): string | null {
  const parts = name.slice(0, 200).split("/").filter(Boolean).slice(-3);
  for (let from = 0; from < parts.length; from += 1) {
    const tail = parts.slice(from).join("/");
    if (IANAZone.isValidZone(tail)) return IANAZone.create(tail).name.toLowerCase();
  }
  return null;
}
