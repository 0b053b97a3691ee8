import { useCallback, useEffect, useRef, useState } from "react";
import { currentPerson } from "./session.js";

/** Texts that are not sent yet, kept on this device per person and key, so that nothing typed is lost. */
const PREFIX = "redress.draft";
const SAVE_AFTER_MS = 400;

function storageKey(key: string): string {
  return `${PREFIX}.${currentPerson()?.id ?? "guest"}.${key}`;
}

export function readDraft<Value>(key: string): Value | null {
  const stored = localStorage.getItem(storageKey(key));
  if (stored === null) return null;
  try {
    return (JSON.parse(stored) as { value: Value }).value;
  } catch {
    // Written by another version: it cannot be shown any more.
    return null;
  }
}

/** @returns false when the device has no room or forbids storage; the text then lives in the page only. */
export function writeDraft(key: string, value: unknown): boolean {
  try {
    localStorage.setItem(storageKey(key), JSON.stringify({ value }));
    return true;
  } catch {
    return false;
  }
}

export function clearDraft(key: string): void {
  localStorage.removeItem(storageKey(key));
}

export interface Draft<Value> {
  value: Value;
  /** When it was last kept on the device; null while it is not. */
  savedAt: Date | null;
  set: (value: Value) => void;
  /** After it was sent or thrown away. */
  clear: () => void;
}

/** A value kept on the device while it is being written. Another key shows another draft. */
export function useDraft<Value>(key: string, empty: Value): Draft<Value> {
  const [held, setHeld] = useState(() => ({ key, value: readDraft<Value>(key) ?? empty, savedAt: null as Date | null }));
  if (held.key !== key) setHeld({ key, value: readDraft<Value>(key) ?? empty, savedAt: null });
  const pending = useRef<{ key: string; value: Value } | null>(null);

  const flush = useCallback(() => {
    const unsaved = pending.current;
    pending.current = null;
    if (!unsaved || !writeDraft(unsaved.key, unsaved.value)) return;
    setHeld((before) => (before.key === unsaved.key ? { ...before, savedAt: new Date() } : before));
  }, []);

  useEffect(() => {
    if (!pending.current) return;
    const timer = setTimeout(flush, SAVE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [held.value, flush]);

  useEffect(() => {
    window.addEventListener("pagehide", flush);
    return () => {
      window.removeEventListener("pagehide", flush);
      flush();
    };
  }, [key, flush]);

  const set = useCallback(
    (value: Value) => {
      pending.current = { key, value };
      setHeld((before) => ({ ...before, key, value }));
    },
    [key],
  );
  const clear = useCallback(() => {
    pending.current = null;
    clearDraft(key);
    setHeld({ key, value: empty, savedAt: null });
  }, [key, empty]);
  return { value: held.value, savedAt: held.savedAt, set, clear };
}
