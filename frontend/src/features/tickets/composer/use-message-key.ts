import { useRef } from "react";
import { randomKey } from "../../../lib/submit-key.js";

/** An Idempotency-Key that stays the same while the same message is tried again, and changes with the message. */
export function useMessageKey() {
  const held = useRef<{ content: string; key: string } | null>(null);
  return {
    for: (content: string): string => {
      if (held.current?.content !== content) held.current = { content, key: randomKey() };
      return held.current.key;
    },
    renew: () => {
      held.current = null;
    },
  };
}
