import { useCallback, useEffect, useState } from "react";

const loaded = new Map<() => Promise<unknown>, unknown>();

/** Since the page was asked for. Until then the line belongs to what it shows: a browser that waits for an answer is idle too. */
const NOT_BEFORE_MS = 1000;

/** Runs a task when the browser has nothing else to do. @returns cancels it. */
function whenIdle(task: () => void): () => void {
  let handle: number | undefined;
  const timer = setTimeout(
    () => {
      if (typeof requestIdleCallback === "undefined") task();
      else handle = requestIdleCallback(task, { timeout: 3000 });
    },
    Math.max(0, NOT_BEFORE_MS - performance.now()),
  );
  return () => {
    clearTimeout(timer);
    if (handle !== undefined) cancelIdleCallback(handle);
  };
}

/**
 * A module that is fetched when first needed or when the browser is idle, not with the page.
 *
 * @param load the same function at each render: define it outside the component.
 * @returns the module or null, and a function that fetches it now.
 */
export function useOnDemand<Module>(load: () => Promise<Module>): [Module | null, () => void] {
  const [module, setModule] = useState<Module | null>(() => (loaded.get(load) as Module | undefined) ?? null);
  const fetch = useCallback(() => {
    if (loaded.has(load)) return setModule(loaded.get(load) as Module);
    load().then(
      (result) => {
        loaded.set(load, result);
        setModule(result);
      },
      // A lost chunk is asked for again at the next press.
      () => undefined,
    );
  }, [load]);
  useEffect(() => (module ? undefined : whenIdle(fetch)), [module, fetch]);
  return [module, fetch];
}
