import { EscalatedFlag, ReopenedFlag, SampleFlag } from "../../../components/ui/flags.js";
import { t } from "../../../lib/i18n.js";
import { AssigneeField } from "../details/assignee-field.js";
import { PriorityField, StatusField } from "../details/state-fields.js";
import { StandingFlags } from "../standing/standing-flags.js";
import { useTicketActions } from "./ticket-actions.js";

/** How the ticket stands, on phones: one line that scrolls, in which what is changed most is changed. */
export function TicketChips() {
  const { ticket } = useTicketActions();
  const { statuses, assign, set_priority: setPriority } = ticket.abilities;
  const isReadOnly = statuses.length === 0 && !assign && !setPriority;
  return (
    <div
      role="group"
      aria-label={t("ticket.properties")}
      // Where no chip takes the focus, the line itself has to, for those who scroll with keys.
      tabIndex={isReadOnly ? 0 : undefined}
      className="-mx-3 flex shrink-0 items-center gap-2 overflow-x-auto px-3 py-1 [scrollbar-width:none] *:shrink-0"
    >
      <StatusField chip />
      <AssigneeField chip />
      <PriorityField chip />
      {ticket.is_sample && <SampleFlag />}
      <EscalatedFlag level={ticket.escalation_level} />
      <ReopenedFlag count={ticket.reopened_count} />
      <StandingFlags ticket={ticket} />
    </div>
  );
}
