import { useEffect } from "react";
import { announce } from "../../lib/announcer.js";

export interface AnnouncedProps {
  id?: string;
  className?: string;
  urgency?: "polite" | "assertive";
  children: string;
}

/** A text that is said by the shell's live region when it appears, and again when it is another. */
export function Announced({ urgency = "polite", children: text, ...rest }: AnnouncedProps) {
  useEffect(() => announce(text, urgency), [text, urgency]);
  return <p {...rest}>{text}</p>;
}

/** What went wrong, where it did. */
export function Problem({ id, children }: { id?: string; children: string }) {
  return (
    <Announced id={id} urgency="assertive" className="text-dense font-medium text-danger-fg">
      {children}
    </Announced>
  );
}
