export interface Gatherer<T> {
  add(item: T): void;
  /** Passes on at once what is still waiting. */
  flush(): void;
}

/** Passing on to very many takes long: for so many times as long at least there is time for other work before the next. */
const RESTS = 3;
/** But nothing waits longer than this for it. */
const LONGEST_REST_MS = 250;

/** Passes things on together that come within a moment, for where each passing costs more than what is passed. */
export function gather<T>(milliseconds: number, passOn: (items: T[]) => void): Gatherer<T> {
  let waiting: T[] = [];
  let timer: NodeJS.Timeout | undefined;
  let moment = milliseconds;

  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    if (waiting.length === 0) return;
    const items = waiting;
    waiting = [];
    const began = performance.now();
    passOn(items);
    moment = Math.max(milliseconds, Math.min(RESTS * (performance.now() - began), LONGEST_REST_MS));
  };

  return {
    add: (item) => {
      waiting.push(item);
      timer ??= setTimeout(flush, moment);
    },
    flush,
  };
}
