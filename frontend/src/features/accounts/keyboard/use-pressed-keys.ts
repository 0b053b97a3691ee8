import { useEffect, useRef } from "react";
import { chordOf } from "../../../lib/keys.js";

/** After this long without another press, one key was meant and no sequence. */
const SEQUENCE_MS = 700;
const MODIFIERS = new Set(["Shift", "Control", "Alt", "Meta", "AltGraph", "CapsLock", "Dead"]);
/** What the browser takes for itself, and what moves through the page or writes. */
const KEPT_BY_THE_BROWSER = /^Mod\+(Shift\+)?[ntwrlpqfo0-9]$|^(Shift\+)?(Tab|Enter|Backspace|Delete|F\d+)$|^ $/;

/** Tells which key or sequence is pressed while `on`; null for Esc, which leaves it. No command runs meanwhile. */
export function usePressedKeys(on: boolean, tell: (keys: string | null) => void): void {
  const latest = useRef(tell);
  useEffect(() => {
    latest.current = tell;
  });
  useEffect(() => {
    if (!on) return;
    let first: string | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === "Tab" || event.isComposing) return;
      event.preventDefault();
      event.stopPropagation();
      if (MODIFIERS.has(event.key) || event.altKey) return;
      clearTimeout(timer);
      const chord = chordOf(event);
      if (chord === "Escape") return latest.current(null);
      const keys = first === null ? chord : `${first} ${chord}`;
      first = first === null && /^[a-z]$/.test(chord) ? chord : null;
      if (first === null) return latest.current(keys);
      timer = setTimeout(() => latest.current(keys), SEQUENCE_MS);
    };
    document.addEventListener("keydown", onKeyDown, { capture: true });
    return () => {
      clearTimeout(timer);
      document.removeEventListener("keydown", onKeyDown, { capture: true });
    };
  }, [on]);
}

/** Whether a command may have a key: what works while writing needs a modifier, and no other can be one that writes nothing. */
export function isChoosable(keys: string, whileWriting: boolean): boolean {
  return !KEPT_BY_THE_BROWSER.test(keys) && (!whileWriting || keys.startsWith("Mod+"));
}
