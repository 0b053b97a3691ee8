import type { TimeOfPerson, TimeOfTicket, TimeTotals } from "@redress/backend/contract";
import { Link } from "react-router-dom";
import { DataTable, type Column } from "../../components/ui/data-table.js";
import { formatNumber } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";
import { useMay } from "../../lib/session.js";
import { FilterChips } from "./filter-chips.js";
import { minutesWords } from "./minutes.js";
import { pathOfFilter, type TimeFilter } from "./time-address.js";
import { ENTRIES_ID } from "./time-entries.js";

export interface TimeSumsProps {
  sums: TimeTotals;
  filter: TimeFilter;
}

/** The sums of all that is listed, by person and by ticket; each number opens the list that it counts. */
export function TimeSums({ sums, filter }: TimeSumsProps) {
  const manages = useMay()("time.manage");
  const ofPerson = ({ person }: TimeOfPerson) => ({ ...filter, person_id: String(person.id) });
  // Of one ticket the list has everybody's: what is counted here is the reader's own.
  const own = manages || filter.ticket_id !== undefined ? {} : { person_id: "me" };
  const ofTicket = ({ ticket }: TimeOfTicket) => ({ ...filter, ...own, ticket_id: String(ticket.id) });
  return (
    <>
      <FilterChips sums={sums} filter={filter} />
      <dl className="flex flex-wrap gap-x-6 gap-y-2">
        <Figure label={t("time.column.minutes")} minutes={sums.minutes} of={filter} />
        <Figure
          label={t("time.column.billable")}
          minutes={sums.billable_minutes}
          of={{ ...filter, billable: "true" }}
        />
        <Figure
          label={t("time.column.not_billable")}
          minutes={sums.minutes - sums.billable_minutes}
          of={{ ...filter, billable: "false" }}
        />
      </dl>
      {sums.entries > 0 && (
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <DataTable
            label={t("time.by_person")}
            columns={[
              {
                key: "person",
                header: t("time.column.person"),
                rowHeader: true,
                cell: ({ person }) => <bdi>{person.full_name}</bdi>,
              },
              ...numbers<TimeOfPerson>(ofPerson, ({ person }) => person.full_name),
            ]}
            rows={sums.by_person}
            keyOf={({ person }) => person.id}
          />
          <div className="flex min-w-0 flex-col gap-1">
            <DataTable
              label={t("time.by_ticket")}
              columns={[
                {
                  key: "ticket",
                  header: t("time.column.ticket"),
                  rowHeader: true,
                  className: "min-w-40",
                  cell: ({ ticket }) => (
                    <Link to={`/queue/all?ticket=${ticket.id}`} className="text-link wrap-anywhere hover:underline">
                      <bdi>{ticket.number}</bdi> {ticket.subject}
                    </Link>
                  ),
                },
                ...numbers<TimeOfTicket>(ofTicket, ({ ticket }) => ticket.number),
              ]}
              rows={sums.by_ticket}
              keyOf={({ ticket }) => ticket.id}
            />
            {sums.tickets > sums.by_ticket.length && (
              <p className="text-dense text-muted">
                {t("time.tickets_cut", { shown: formatNumber(sums.by_ticket.length), all: formatNumber(sums.tickets) })}
              </p>
            )}
          </div>
        </div>
      )}
    </>
  );
}

interface Sums {
  minutes: number;
  billable_minutes: number;
}

/** @param of what lists the entries of a row. */
function numbers<Row extends Sums>(of: (row: Row) => TimeFilter, nameOf: (row: Row) => string): Column<Row>[] {
  const link = (row: Row, minutes: number, filter: TimeFilter, what: string) => (
    <NumberLink minutes={minutes} of={filter} label={`${nameOf(row)}, ${what}`} />
  );
  return [
    {
      key: "minutes",
      header: t("time.column.minutes"),
      align: "end",
      cell: (row) => link(row, row.minutes, of(row), t("time.column.minutes")),
    },
    {
      key: "billable",
      header: t("time.column.billable"),
      align: "end",
      cell: (row) => link(row, row.billable_minutes, { ...of(row), billable: "true" }, t("time.column.billable")),
    },
  ];
}

function NumberLink({ minutes, of, label }: { minutes: number; of: TimeFilter; label: string }) {
  return (
    <Link
      to={`${pathOfFilter(of)}#${ENTRIES_ID}`}
      className="relative inline-block min-w-6 text-link hover:underline touch-target"
    >
      {minutesWords(minutes)}
      <span className="sr-only"> {label}</span>
    </Link>
  );
}

function Figure({ label, minutes, of }: { label: string; minutes: number; of: TimeFilter }) {
  return (
    <div className="flex flex-col">
      <dt className="text-dense text-muted">{label}</dt>
      <dd className="text-title font-semibold tabular-nums">
        <NumberLink minutes={minutes} of={of} label={label} />
      </dd>
    </div>
  );
}
