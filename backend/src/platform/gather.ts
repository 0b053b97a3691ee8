export interface Gatherer<T> {
  add(item: T): void;
  /** Passes on at once what is still waiting. @returns when all is passed on. */
  flush(): Promise<void>;
}

/** Passing on to very many takes long: for so many times as long at least there is time for other work before the next. */
const RESTS = 1.5;
/** But nothing waits longer than this for it. */
const LONGEST_REST_MS = 250;

/**
 * Passes things on together that come within a moment, for where each passing costs more than what is passed.
 *
 * @param passOn what comes while it is at it waits for the next turn.
 */
export function gather<T>(milliseconds: number, passOn: (items: T[]) => void | Promise<void>): Gatherer<T> {
  let waiting: T[] = [];
  let timer: NodeJS.Timeout | undefined;
  let moment = milliseconds;
  let passing: Promise<void> | null = null;

  const plan = () => {
    if (waiting.length > 0 && !passing) timer ??= setTimeout(() => void flush(), moment);
  };
  const rest = (began: number) => {
    moment = Math.max(milliseconds, Math.min(RESTS * (performance.now() - began), LONGEST_REST_MS));
  };
  const flush = async (): Promise<void> => {
    if (passing) await passing;
    clearTimeout(timer);
    timer = undefined;
    if (waiting.length === 0) return;
    const items = waiting;
    waiting = [];
    const began = performance.now();
    const passed = passOn(items);
    if (passed) {
      passing = passed;
      await passed;
      passing = null;
    }
    rest(began);
    plan();
  };

  return {
    add: (item) => {
      waiting.push(item);
      plan();
    },
    flush,
  };
}
