import { clsx } from "clsx";
import { Info } from "lucide-react";
import { t } from "../../../lib/i18n.js";
import { writingSentence } from "./presence-words.js";
import { useOthersAt } from "./use-others-at.js";

/** That somebody else writes to the ticket's customer, or a note; nothing while nobody does. */
export function OthersWriting({ ticketId, className }: { ticketId: number; className?: string }) {
  const sentence = writingSentence(useOthersAt(ticketId));
  if (sentence === null) return null;
  const whole = t("presence.warning", { sentence });
  return (
    <p
      title={whole}
      className={clsx(
        "flex h-6 min-w-0 items-center gap-1.5 truncate rounded-tag bg-info-bg px-2 text-dense text-info-fg",
        className,
      )}
    >
      <Info aria-hidden className="size-3.5 shrink-0" />
      <span className="min-w-0 truncate">{whole}</span>
      <TypingDots />
    </p>
  );
}

function TypingDots() {
  return (
    <span aria-hidden className="flex shrink-0 gap-0.5">
      {["[animation-delay:0ms]", "[animation-delay:200ms]", "[animation-delay:400ms]"].map((delay) => (
        <span key={delay} className={clsx("size-1 animate-typing rounded-full bg-info-fg", delay)} />
      ))}
    </span>
  );
}
