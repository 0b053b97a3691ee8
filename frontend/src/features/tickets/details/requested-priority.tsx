import { Button } from "../../../components/ui/button.js";
import { PriorityIcon, priorityWord } from "../../../components/ui/priority-icon.js";
import { t } from "../../../lib/i18n.js";
import { useTicketActions } from "../ticket/ticket-actions.js";

/** What the customer asked for and nobody has decided about: two presses decide, and Undo takes it back. */
export function RequestedPriority() {
  const { ticket, change } = useTicketActions();
  const { requested_priority: wish, abilities } = ticket;
  if (!wish) return null;
  const priority = priorityWord(wish);
  return (
    <div className="grid grid-cols-[6rem_1fr] items-start gap-x-2">
      <dt className="flex min-h-8 items-center text-dense text-muted">{t("ticket.facts.wished")}</dt>
      <dd className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1 px-2">
        <span className="flex min-h-8 items-center">
          <PriorityIcon priority={wish} />
        </span>
        {abilities.set_priority && (
          <span className="flex flex-wrap gap-1">
            <Button
              className="px-2! text-dense"
              aria-label={t("ticket.wish.confirm_named", { priority })}
              onClick={() => change({ field: "priority", value: wish })}
            >
              {t("ticket.wish.confirm")}
            </Button>
            <Button
              look="ghost"
              className="px-2! text-dense"
              aria-label={t("ticket.wish.decline_named", { priority })}
              onClick={() => change({ field: "requested_priority", value: null })}
            >
              {t("ticket.wish.decline")}
            </Button>
          </span>
        )}
      </dd>
    </div>
  );
}
