import type { Actor } from "../../platform/actor.js";

/** Actors by what vouches for them, so that a request costs no read of the database. */
export interface RememberedRights<Key, Known extends { actor: Actor }> {
  get(key: Key): Known | undefined;
  /** Reads and remembers, unless rights changed meanwhile: then what was read is good for this request alone. */
  load(key: Key, read: () => Promise<Known>): Promise<Known>;
  /** Drops one person's, or with null everybody's. */
  forget(personId: number | null): void;
}

/** @param capacity how many are remembered; beyond that the one longest known goes, and is read again when it comes back. */
export function rememberRights<Key, Known extends { actor: Actor }>(capacity: number): RememberedRights<Key, Known> {
  const remembered = new Map<Key, Known>();
  let changes = 0;

  return {
    get: (key) => remembered.get(key),
    load: async (key, read) => {
      const changesBefore = changes;
      const known = await read();
      // A change that came while we read may not be in what we read.
      if (changes !== changesBefore) return known;
      const oldest = remembered.size >= capacity ? remembered.keys().next() : undefined;
      if (oldest && !oldest.done) remembered.delete(oldest.value);
      remembered.set(key, known);
      return known;
    },
    forget: (personId) => {
      changes += 1;
      if (personId === null) return remembered.clear();
      for (const [key, { actor }] of remembered) if (actor.id === personId) remembered.delete(key);
    },
  };
}
