import { useCallback, useSyncExternalStore } from "react";

/** Room for two columns: tables instead of cards, list beside ticket. */
export const TABLET_UP = "(min-width: 48rem)";

/** Whether a media query holds now. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const media = window.matchMedia(query);
      media.addEventListener("change", listener);
      return () => media.removeEventListener("change", listener);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
}
