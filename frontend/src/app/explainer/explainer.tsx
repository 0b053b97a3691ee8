import { Suspense, useId, useState } from "react";
import { Floating } from "../../components/ui/floating.js";
import { announce } from "../../lib/announcer.js";
import { useCommands } from "../../lib/commands.js";
import { formatFull } from "../../lib/format.js";
import { loadMessagesOf } from "../../lib/i18n.js";
import { lazy } from "../../lib/lazy.js";
import { explainedAfter } from "./explained.js";
import { useExplained } from "./use-explained.js";

const PromiseCard = lazy(async () => ({
  default: (await Promise.all([import("../../features/tickets/sla/promise-card.js"), loadMessagesOf(["explain"])]))[0]
    .PromiseCard,
}));
const LOOK =
  "z-popover max-w-[min(20rem,calc(100vw-1rem))] rounded-card bg-raised px-4 py-3 text-dense text-text tabular-nums shadow-pop";

/**
 * Every time of the page in full, and every promise with its working, beside it: by hover, by tap, by the tab stop of
 * those that have one, and by a key that goes from one to the next. One for the whole page, so that no row carries it.
 */
export function Explainer() {
  const id = useId();
  const { explained, show } = useExplained(id);
  const [byKey, setByKey] = useState<Element | null>(null);
  useCommands([
    {
      id: "app.explain",
      run: () => {
        const next = explainedAfter(explained?.anchor ?? document.activeElement);
        next?.anchor.scrollIntoView?.({ block: "nearest" });
        setByKey(next?.anchor ?? null);
        show(next);
        // The focus stays where it is, so nothing is read aloud by itself.
        if (next?.at && next.ticketId === null) announce(fullTimes(next.at).join(", "));
      },
    },
  ]);
  if (!explained) return null;
  const { anchor, at, ticketId } = explained;
  const card = { id, anchor, className: LOOK, children: at && fullTimes(at).map((time) => <p key={time}>{time}</p>) };
  const short = <Floating side="bottom" {...card} />;
  if (ticketId === null) return short;
  return (
    <Suspense fallback={short}>
      <PromiseCard key={ticketId} {...card} ticketId={ticketId} aloud={byKey === anchor} />
    </Suspense>
  );
}

/** In the viewer's zone and in UTC, which may be the same. */
function fullTimes(at: string): string[] {
  return [...new Set([formatFull(at), formatFull(at, "UTC")])];
}
