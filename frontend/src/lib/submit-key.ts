import { useRef } from "react";

export interface SubmitKey {
  /** The same while the same is sent, also after no answer came: a repeated press creates nothing twice. */
  of: (sent: unknown) => string;
  /** After a success: the same sent once more is meant once more. */
  renew: () => void;
}

/** The Idempotency-Key of one submit, across its retries. */
export function useSubmitKey(): SubmitKey {
  const kept = useRef<{ key: string; sent: string } | null>(null);
  return {
    of: (sent) => {
      const text = JSON.stringify(sent);
      if (kept.current?.sent !== text) kept.current = { key: randomKey(), sent: text };
      return kept.current.key;
    },
    renew: () => {
      kept.current = null;
    },
  };
}

/** 128 random bits. `crypto.randomUUID` exists only in secure contexts; a desk on a LAN address is none. */
export function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
