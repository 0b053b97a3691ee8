import { useCallback, useEffect, useState } from "react";
import { firstPage } from "./first-page.js";

const loaded = new Map<() => Promise<unknown>, unknown>();

/** Runs a task when the page stands and the browser has nothing else to do. @returns cancels it. */
function whenIdle(task: () => void): () => void {
  let cancelled = false;
  let cancel = () => {
    cancelled = true;
  };
  void firstPage().then(() => {
    if (!cancelled) cancel = onceIdle(task);
  });
  return () => cancel();
}

function onceIdle(task: () => void): () => void {
  if (typeof requestIdleCallback === "undefined") {
    const timer = setTimeout(task, 1000);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(task, { timeout: 3000 });
  return () => cancelIdleCallback(handle);
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
