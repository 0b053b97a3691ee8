import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { TicketRow } from "@redress/backend/contract";
import { useDeferredValue, useState } from "react";
import { Combobox } from "../../../components/ui/combobox.js";
import { matches } from "../../../components/ui/match.js";
import { statusWord } from "../../../components/ui/status-badge.js";
import { queries } from "../../../lib/query.js";

export interface TicketPickerProps {
  label: string;
  hint?: string;
  error?: string | undefined;
  /** Whose tickets are offered before anything is typed. */
  customerId: number;
  /** The ticket that it is for, and others that are none to choose. */
  without: readonly number[];
  value: TicketRow | null;
  onChange: (ticket: TicketRow | null) => void;
}

const NUMBER = /^(?:cmp-?)?([1-9]\d{0,14})$/i;

/** Another ticket: one of the same customer by its subject, or any by its number. */
export function TicketPicker({ label, hint, error, customerId, without, value, onChange }: TicketPickerProps) {
  const [typed, setTyped] = useState("");
  const text = useDeferredValue(typed.trim());
  const [, number] = NUMBER.exec(text) ?? [];
  const found = useQuery({
    ...queries.listTickets({
      query: number ? { ids: number } : { customer_id: String(customerId), limit: "100", sort: "updated" },
    }),
    placeholderData: keepPreviousData,
  });
  const rows = (found.data?.data ?? []).filter(
    ({ id, subject }) => !without.includes(id) && (number !== undefined || matches(subject, text)),
  );
  const all = value && !rows.some(({ id }) => id === value.id) ? [value, ...rows] : rows;
  return (
    <Combobox
      name="ticket"
      label={label}
      {...(hint && { hint })}
      {...(error && { error })}
      options={all.map((row) => ({
        value: String(row.id),
        label: `${row.number} ${row.subject}`,
        detail: statusWord(row.status, "agent"),
      }))}
      value={value ? String(value.id) : ""}
      onChange={(id) => onChange(all.find((row) => String(row.id) === id) ?? null)}
      onSearch={setTyped}
      loading={found.isFetching}
    />
  );
}
