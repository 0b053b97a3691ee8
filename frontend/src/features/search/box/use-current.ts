import { useState } from "react";
import type { Choice } from "./choice.js";

/**
 * Which of the choices the arrows are at. Another text begins with none, so that Enter searches for what is written,
 * or with the first, where a name is being finished.
 */
export function useCurrent(choices: readonly Choice[], written: string, beginsAtFirst: boolean) {
  const [held, setHeld] = useState<{ written: string; key: string | null }>({ written, key: null });
  const chosen = held.written === written ? choices.find(({ key }) => key === held.key) : undefined;
  const current = chosen ?? (beginsAtFirst && held.written !== written ? choices[0] : undefined);
  const at = (choice: Choice | undefined) => setHeld({ written, key: choice?.key ?? null });
  return {
    current,
    at,
    /** Past the ends one is in the box again, and then at the other end. */
    step: (by: 1 | -1) => {
      const place = current ? choices.indexOf(current) : by === 1 ? -1 : choices.length;
      at(choices[place + by]);
    },
  };
}
