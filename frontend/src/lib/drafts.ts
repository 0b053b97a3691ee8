import { useCallback, useEffect, useRef, useState } from "react";
import { currentPerson } from "./session.js";

/** Texts that are not sent yet, kept on this device per person and key, so that nothing typed is lost. */
const PREFIX = "redress.draft";
const SAVE_AFTER_MS = 400;

const GUEST = "guest";

function storageKey(key: string, owner: number | string = currentPerson()?.id ?? GUEST): string {
  return `${PREFIX}.${owner}.${key}`;
}

export function readDraft<Value>(key: string): Value | null {
  return parse<Value>(localStorage.getItem(storageKey(key)));
}

/** Takes away what was written on this device before anybody signed in. */
export function takeGuestDraft<Value>(key: string): Value | null {
  const place = storageKey(key, GUEST);
  const value = parse<Value>(localStorage.getItem(place));
  localStorage.removeItem(place);
  return value;
}

function parse<Value>(stored: string | null): Value | null {
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
  return store(storageKey(key), value);
}

function store(place: string, value: unknown): boolean {
  try {
    localStorage.setItem(place, JSON.stringify({ value }));
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
  const [held, setHeld] = useState(() => ({
    key,
    value: readDraft<Value>(key) ?? empty,
    savedAt: null as Date | null,
  }));
  if (held.key !== key) setHeld({ key, value: readDraft<Value>(key) ?? empty, savedAt: null });
  // With the place it belongs to: by the time it is kept, its writer may have been signed out.
  const pending = useRef<{ key: string; place: string; value: Value } | null>(null);

  const flush = useCallback(() => {
    const unsaved = pending.current;
    pending.current = null;
    if (!unsaved || !store(unsaved.place, unsaved.value)) return;
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
      pending.current = { key, place: storageKey(key), value };
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
