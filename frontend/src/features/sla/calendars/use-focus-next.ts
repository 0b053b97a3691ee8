import { useEffect, useRef, type RefObject } from "react";

/** Moves the focus to something that the next drawing brings: what was added, or stands where something was removed. */
export function useFocusNext(within: RefObject<HTMLElement | null>): (selector: string) => void {
  const wanted = useRef<string | null>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    within.current?.querySelector<HTMLElement>(wanted.current)?.focus();
    wanted.current = null;
  });
  return (selector) => {
    wanted.current = selector;
  };
}
