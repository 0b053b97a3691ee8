import { Button } from "../../../components/ui/button.js";
import { SegmentedToggle } from "../../../components/ui/segmented-toggle.js";
import { formatDue } from "../../../lib/format.js";
import { t } from "../../../lib/i18n.js";
import { useNow } from "../../../lib/ticker.js";
import { useTicketActions } from "../ticket/ticket-actions.js";

const LEVELS = ["following", "none", "muted"] as const;

/** What the reader hears of the ticket, and whether it is in their queue: theirs alone. */
export function StandingBlock() {
  const { ticket, standing, snooze } = useTicketActions();
  const now = useNow();
  const level = ticket.follow ?? "none";
  if (!ticket.abilities.follow) return null;
  return (
    <section aria-labelledby="details-standing" className="p-3">
      <h2 id="details-standing" className="mb-1 font-semibold">
        {t("standing.title")}
      </h2>
      <SegmentedToggle
        label={t("follow.label")}
        value={level}
        onChange={(chosen) => standing.follow(chosen === "none" ? null : chosen)}
        segments={LEVELS.map((value) => ({ value, label: t(`follow.level.${value}`) }))}
        className="text-dense"
      />
      <p className="mt-1 min-h-12 text-dense text-muted">{t(`follow.about.${level}`)}</p>
      <div className="mt-1 flex flex-wrap items-center gap-2 text-dense">
        {ticket.snooze && (
          <p className="w-full">
            {ticket.snooze.until === null
              ? t("snooze.state_event")
              : t("snooze.state", { time: formatDue(ticket.snooze.until, now) })}
          </p>
        )}
        {ticket.abilities.snooze && (
          <Button className="px-2 text-dense" onClick={snooze}>
            {t(ticket.snooze ? "snooze.change" : "ticket.command.snooze")}
          </Button>
        )}
        {ticket.snooze && (
          <Button className="px-2 text-dense" onClick={standing.wake}>
            {t("ticket.command.wake")}
          </Button>
        )}
      </div>
    </section>
  );
}
