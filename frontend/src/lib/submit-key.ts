import { useRef } from "react";

export interface SubmitKey {
  /** The key of the submit under way; the same until `renew` is called, so a repeated press creates nothing twice. */
  current: () => string;
  /** After a success, or when the person changed what they send. */
  renew: () => void;
}

/** An Idempotency-Key that stays the same across retries of one submit. */
export function useSubmitKey(): SubmitKey {
  const key = useRef<string | null>(null);
  return {
    current: () => (key.current ??= randomKey()),
    renew: () => {
      key.current = null;
    },
  };
}

/** 128 random bits. `crypto.randomUUID` exists only in secure contexts; a desk on a LAN address is none. */
export function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
