/** Things a process keeps by their key, as long as they are among the ones asked for last. */
export interface Remembered<T> {
  get(key: string): T | undefined;
  set(key: string, thing: T): void;
}

/**
 * For what never changes and is asked for often, such as versions of rules.
 *
 * @param most how many are kept; beyond that the one not asked for longest is forgotten.
 */
export function remember<T>(most: number): Remembered<T> {
  // A map is in the order of writing: what is written again is the youngest.
  const known = new Map<string, T>();
  function set(key: string, thing: T): void {
    known.delete(key);
    known.set(key, thing);
    const oldest = known.keys().next();
    if (known.size > most && !oldest.done) known.delete(oldest.value);
  }
  return {
    set,
    get: (key) => {
      const thing = known.get(key);
      if (thing !== undefined) set(key, thing);
      return thing;
    },
  };
}
