import { Eye, Pencil } from "lucide-react";
import { useEffect } from "react";
import { watchRow } from "../../../lib/presence.js";
import { viewingSentence, writingSentence } from "./presence-words.js";
import { useOthersAt } from "./use-others-at.js";

/** An eye or a pencil in a row of the queue. Its place is kept while nobody is there, so that nothing moves. */
export function RowPresence({ ticketId }: { ticketId: number }) {
  useEffect(() => watchRow(ticketId), [ticketId]);
  const others = useOthersAt(ticketId);
  const writing = writingSentence(others);
  const sentence = others.viewing.length > 0 ? (writing ?? viewingSentence(others)) : undefined;
  const Icon = writing ? Pencil : Eye;
  return (
    <span title={sentence} className="inline-flex size-4 shrink-0 items-center text-info-fg">
      {sentence && (
        <>
          <Icon aria-hidden className="size-3.5" />
          <span className="sr-only">{sentence}</span>
        </>
      )}
    </span>
  );
}
