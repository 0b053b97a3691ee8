import { useEffect } from "react";
import { tellWhere } from "../../lib/presence.js";

const LOOK_EVERY_MS = 10_000;
const MOVEMENTS = ["pointermove", "pointerdown", "keydown", "wheel", "touchstart", "focus"] as const;

/** Tells the server when nobody moved in this tab for some minutes, and when somebody does again. */
export function useActivity(minutes: number | undefined): void {
  useEffect(() => {
    if (minutes === undefined) return;
    let movedAt = performance.now();
    let active = true;
    const tell = (now: boolean) => {
      if (active !== now) tellWhere({ active: (active = now) });
    };
    const onMove = () => {
      movedAt = performance.now();
      tell(true);
    };
    const timer = setInterval(() => tell(performance.now() - movedAt < minutes * 60_000), LOOK_EVERY_MS);
    for (const movement of MOVEMENTS) window.addEventListener(movement, onMove, { passive: true, capture: true });
    return () => {
      clearInterval(timer);
      for (const movement of MOVEMENTS) window.removeEventListener(movement, onMove, { capture: true });
      tell(true);
    };
  }, [minutes]);
}
