import type { TicketDetail } from "@redress/backend/contract";
import type { ReactNode } from "react";
import { Link } from "react-router-dom";
import { When } from "../../../components/ui/when.js";
import { t } from "../../../lib/i18n.js";
import { useMay } from "../../../lib/session.js";

/** What is known and not changed here. */
export function FactList({ ticket }: { ticket: TicketDetail }) {
  const may = useMay();
  const receivedEarlier = ticket.received_at !== ticket.created_at;
  return (
    <section aria-labelledby="details-facts" className="p-3">
      <h2 id="details-facts" className="mb-1 font-semibold">
        {t("ticket.facts")}
      </h2>
      <dl className="grid grid-cols-[6rem_1fr] gap-x-2 gap-y-1 text-dense">
        <Fact term={t("ticket.facts.filed")}>
          <When at={ticket.created_at} />
        </Fact>
        {receivedEarlier && (
          <Fact term={t("ticket.facts.received")}>
            <When at={ticket.received_at} />
          </Fact>
        )}
        <Fact term={t("ticket.facts.updated")}>
          <When at={ticket.updated_at} />
        </Fact>
        {ticket.organization && <Fact term={t("ticket.field.organization")}>{ticket.organization.name}</Fact>}
        {ticket.urgent_reason && <Fact term={t("ticket.facts.urgent")}>{ticket.urgent_reason}</Fact>}
        {ticket.status === "resolved" && ticket.closes_at && (
          <Fact term={t("ticket.facts.closes")}>
            <When at={ticket.closes_at} as="due" />
          </Fact>
        )}
      </dl>
      {may("audit.read") && (
        <Link
          to={`/admin/audit?object=ticket:${ticket.id}`}
          className="mt-1 inline-block min-h-6 text-dense text-link hover:underline"
        >
          {t("ticket.audit")}
        </Link>
      )}
    </section>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{term}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}
