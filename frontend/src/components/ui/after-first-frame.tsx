import { useDeferredValue, type ReactNode } from "react";

/**
 * Draws what it holds after the frame that shows where it will be: a key is answered at once, however long the list is
 * that it opens.
 */
export function AfterFirstFrame({ children }: { children: ReactNode }) {
  return useDeferredValue(true, false) && children;
}
