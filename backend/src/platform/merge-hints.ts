import type { ChangeHint } from "../contract/socket.js";

/** A hint, and the rooms that are to hear it. */
export type Told = [rooms: readonly string[], hint: ChangeHint];

/** As many as a list asks for at once: see `ids` of `GET /api/tickets`. */
const MOST_ITEMS = 100;

interface RoomNews {
  seq: number;
  /** Ticket -> its newest version that the room may hear of. */
  versions: Map<number, number>;
}

/**
 * Hints of tickets as one for each room, or a few where they are very many; rooms that hear the same hear it together.
 * No room hears of a ticket that it was not told of. All other hints stay as they are.
 */
export function mergeHints(told: readonly Told[]): Told[] {
  const others: Told[] = [];
  const news = new Map<string, RoomNews>();
  for (const [rooms, hint] of told) {
    if (hint.type !== "ticket") others.push([rooms, hint]);
    else for (const name of rooms) news.set(name, withHint(news.get(name) ?? { seq: 0, versions: new Map() }, hint));
  }
  const alike = new Map<string, [rooms: string[], hint: ChangeHint]>();
  for (const [name, { seq, versions }] of news) {
    const items = [...versions].map(([id, version]) => ({ id, version }));
    for (let at = 0; at < items.length; at += MOST_ITEMS) {
      const hint: ChangeHint = { type: "ticket", seq, items: items.slice(at, at + MOST_ITEMS) };
      const key = JSON.stringify(hint);
      const same = alike.get(key) ?? [[], hint];
      same[0].push(name);
      alike.set(key, same);
    }
  }
  return [...alike.values(), ...others];
}

function withHint(heard: RoomNews, { seq, items }: ChangeHint): RoomNews {
  for (const { id, version } of items) heard.versions.set(id, Math.max(version, heard.versions.get(id) ?? 0));
  return { seq: Math.max(heard.seq, seq), versions: heard.versions };
}
