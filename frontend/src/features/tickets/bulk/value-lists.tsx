import { t } from "../../../lib/i18n.js";
import { PickList } from "../details/pick-list.js";
import type { TicketChange } from "../model/ticket-change.js";
import type { Changes } from "./change-many.js";
import { priorityChoices, statusChoices, useAssigneeChoices, type ValueChoice } from "./value-choices.js";

export interface ValueProps {
  /** @param shown the same as rows show it. */
  onChange: (changes: Changes, shown: readonly TicketChange[]) => unknown;
}

const picker =
  (choices: readonly ValueChoice[], onChange: ValueProps["onChange"]) =>
  (picked: string): void => {
    const choice = choices.find(({ value }) => value === picked);
    if (choice) onChange(choice.changes, choice.shown);
  };

export function StatusList({ onChange }: ValueProps) {
  const choices = statusChoices();
  return (
    <PickList label={t("ticket.command.status")} options={choices} value={null} onPick={picker(choices, onChange)} />
  );
}

export function PriorityList({ onChange }: ValueProps) {
  const choices = priorityChoices();
  return (
    <PickList label={t("ticket.command.priority")} options={choices} value={null} onPick={picker(choices, onChange)} />
  );
}

/** @param ticketId see useAssigneeChoices. */
export function AssigneeList({ ticketId, onChange }: ValueProps & { ticketId: number }) {
  const { choices, isFetching } = useAssigneeChoices(ticketId);
  return (
    <PickList
      filter
      label={t("ticket.command.assign")}
      options={choices}
      value={null}
      onPick={picker(choices, onChange)}
      loading={isFetching}
    />
  );
}
