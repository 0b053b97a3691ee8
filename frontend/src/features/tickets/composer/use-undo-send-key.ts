import { useEffect, useRef } from "react";
import { useStore } from "../../../lib/store.js";
import { offerUndo } from "../../../lib/undo.js";
import { lastHeld, msLeft } from "./held-store.js";

type Held = NonNullable<ReturnType<typeof lastHeld.get>>;

/** Lets the undo key call back what was sent, among all else that can be taken back, for as long as it is held. */
export function useUndoSendKey(undo: (held: Held) => void): void {
  const held = useStore(lastHeld);
  const latest = useRef(undo);
  useEffect(() => {
    latest.current = undo;
  });
  useEffect(() => {
    const left = held ? msLeft(held) : 0;
    if (!held || left <= 0) return;
    const withdraw = offerUndo(() => latest.current(held));
    const timer = setTimeout(withdraw, left);
    return () => {
      clearTimeout(timer);
      withdraw();
    };
  }, [held]);
}
