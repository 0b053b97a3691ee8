import type { TicketDetail } from "@redress/backend/contract";
import { Link } from "react-router-dom";
import { Avatar } from "../../../components/ui/avatar.js";
import { Tag } from "../../../components/ui/tag.js";
import { formatTime, placeOf } from "../../../lib/format.js";
import { t } from "../../../lib/i18n.js";
import { useNow } from "../../../lib/ticker.js";

/** Who complains, how to reach them, and what else they have with us. */
export function CustomerBlock({ ticket }: { ticket: TicketDetail }) {
  const { customer, customer_contact: contact, customer_groups: groups } = ticket;
  const now = useNow();
  const link = "inline-flex min-h-6 max-w-full items-center rounded-chip text-link hover:underline touch-target";
  return (
    <section aria-labelledby="details-customer" className="p-3">
      <h2 id="details-customer" className="mb-1 font-semibold">
        {t("ticket.customer")}
      </h2>
      <p className="flex items-center gap-2">
        <Avatar person={customer} />
        <span className="min-w-0 font-medium">{customer.full_name}</span>
      </p>
      {groups.length > 0 && (
        <ul aria-label={t("ticket.customer.groups")} className="mt-1 flex flex-wrap gap-1">
          {groups.map((group) => (
            <li key={group.id} className="max-w-full">
              <Tag tone={group.tone}>{group.name}</Tag>
            </li>
          ))}
        </ul>
      )}
      {contact && (
        <div className="mt-1 flex flex-col gap-0.5 text-dense">
          {contact.email && (
            <a href={`mailto:${contact.email}`} className={link}>
              <bdi className="truncate">{contact.email}</bdi>
            </a>
          )}
          {contact.phone && (
            <a href={`tel:${contact.phone.replace(/[^\d+]/g, "")}`} className={link}>
              <bdi>{contact.phone}</bdi>
            </a>
          )}
          {!contact.has_account && <p className="text-muted">{t("guests.customer.no_account")}</p>}
          {!contact.email && !contact.phone && <p className="text-muted">{t("ticket.customer.no_contact")}</p>}
          <p className="text-muted tabular-nums">
            {t("ticket.customer.local_time", {
              time: formatTime(now, contact.time_zone),
              place: placeOf(contact.time_zone),
            })}
          </p>
          <p className="text-muted tabular-nums">
            <Link to={`/queue/open?customer=${customer.id}`} className={link}>
              {t("ticket.customer.open", { count: contact.open_tickets })}
            </Link>
            {", "}
            <Link to={`/queue/all?customer=${customer.id}`} className={link}>
              {t("ticket.customer.all", { count: contact.all_tickets })}
            </Link>
          </p>
        </div>
      )}
    </section>
  );
}
