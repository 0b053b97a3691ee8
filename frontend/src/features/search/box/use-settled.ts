import { useEffect, useState } from "react";

/** As long as somebody who types takes to the next letter. */
const SETTLED_AFTER_MS = 120;

/** A text once nobody has changed it for a moment: what is typed in one go is asked for once. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), SETTLED_AFTER_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
