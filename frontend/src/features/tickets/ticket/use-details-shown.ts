import { useState } from "react";

const KEY = "redress.ticket_details";

/** Whether the details are shown: beside the ticket it is remembered, as a sheet it is opened each time. */
export function useDetailsShown(wide: boolean) {
  const [beside, setBeside] = useState(() => localStorage.getItem(KEY) !== "hidden");
  const [sheet, setSheet] = useState(false);
  const shown = wide ? beside : sheet;
  const set = (next: boolean) => {
    if (!wide) return setSheet(next);
    localStorage.setItem(KEY, next ? "shown" : "hidden");
    setBeside(next);
  };
  return { shown, show: () => set(true), hide: () => set(false), toggle: () => set(!shown) };
}
