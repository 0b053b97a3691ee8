import { useQuery } from "@tanstack/react-query";
import type { Assignee } from "@redress/backend/contract";
import { AvailabilityMark } from "../../../components/ui/availability-mark.js";
import { Avatar } from "../../../components/ui/avatar.js";
import { t } from "../../../lib/i18n.js";
import { queries } from "../../../lib/query.js";
import { useMe } from "../../../lib/session.js";
import { useTicketActions } from "../ticket/ticket-actions.js";
import { FieldRow } from "./field-row.js";
import { PickList } from "./pick-list.js";

const NOBODY = "nobody";

/** Who looks after the ticket; the choices show why the desk would propose them in this order. */
export function AssigneeField({ chip = false }: { chip?: boolean }) {
  const { ticket } = useTicketActions();
  const { assigned_agent: agent } = ticket;
  return (
    <FieldRow
      field="assignee"
      label={t("ticket.field.assignee")}
      command="ticket.assign"
      chip={chip}
      editable={ticket.abilities.assign}
      value={
        agent ? (
          <span className="flex items-center gap-2">
            <Avatar person={agent} size="small" />
            <span className="min-w-0 truncate">{agent.full_name}</span>
          </span>
        ) : (
          <span className="text-muted">{t("ticket.assign.nobody")}</span>
        )
      }
    >
      <Choices />
    </FieldRow>
  );
}

function Choices() {
  const { ticket, change, setOpenField } = useTicketActions();
  const me = useMe();
  // The score counts open tickets: it is asked for each time.
  const { data, isFetching } = useQuery({
    ...queries.listAssignees({ params: { id: String(ticket.id) } }),
    staleTime: 0,
  });
  const people = data?.data ?? [];
  const options = people.map((person) => ({
    value: String(person.id),
    label: person.id === me.id ? t("ticket.assign.you", { name: person.full_name }) : person.full_name,
    detail: scoreOf(person),
    mark: <AvailabilityMark availability={person.availability} />,
    icon: <Avatar person={person} size="small" />,
  }));
  const pick = (value: string) => {
    setOpenField(null);
    const person = people.find(({ id }) => String(id) === value);
    const { id, full_name, photo_url } = person ?? { id: 0, full_name: "", photo_url: null };
    change({ field: "assignee", value: person ? { id, full_name, photo_url } : null });
  };
  return (
    <PickList
      filter
      label={t("ticket.command.assign")}
      options={ticket.assigned_agent ? [...options, { value: NOBODY, label: t("ticket.assign.nobody") }] : options}
      value={ticket.assigned_agent ? String(ticket.assigned_agent.id) : null}
      onPick={pick}
      loading={isFetching}
    />
  );
}

/** "Score 3 = 4 open + 2 × 2 critical − 5 × 1 skill": lowest first. */
function scoreOf({ score, active, critical, proficiency }: Assignee): string {
  return t("ticket.assign.score", { score, active, critical, proficiency });
}
