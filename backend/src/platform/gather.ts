export interface Gatherer<T> {
  add(item: T): void;
  /** Passes on at once what is still waiting. */
  flush(): void;
}

/** Passes things on together that come within a moment, for where each passing costs more than what is passed. */
export function gather<T>(milliseconds: number, passOn: (items: T[]) => void): Gatherer<T> {
  let waiting: T[] = [];
  let timer: NodeJS.Timeout | undefined;

  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    if (waiting.length === 0) return;
    const items = waiting;
    waiting = [];
    passOn(items);
  };

  return {
    add: (item) => {
      waiting.push(item);
      timer ??= setTimeout(flush, milliseconds);
    },
    flush,
  };
}
