import type { LinkedTicket, LinkRelation, TicketDetail } from "@redress/backend/contract";
import { X } from "lucide-react";
import { Link } from "react-router-dom";
import { Button } from "../../../components/ui/button.js";
import { CommandKeys } from "../../../components/ui/command-keys.js";
import { IconButton } from "../../../components/ui/icon-button.js";
import { StatusBadge } from "../../../components/ui/status-badge.js";
import { t } from "../../../lib/i18n.js";
import { RELATION_WORDS } from "./relation-words.js";
import { useLinks, useLinkTickets } from "./use-links.js";

/** What the ticket belongs to, group by group; of a parent's children also how far they are. */
export function TicketLinks({ ticket, onAdd }: { ticket: TicketDetail; onAdd: () => void }) {
  const { data: links } = useLinks(ticket.id);
  const relations = [...new Set(links?.data.map(({ relation }) => relation))];
  return (
    <section aria-labelledby="details-links" aria-busy={!links} className="flex flex-col gap-2 p-3">
      <h2 id="details-links" className="font-semibold">
        {t("links.title")}
      </h2>
      {links?.data.length === 0 && <p className="text-dense text-muted">{t("links.none")}</p>}
      {relations.map((relation) => (
        <Group
          key={relation}
          ticket={ticket}
          relation={relation}
          linked={(links?.data ?? []).filter((link) => link.relation === relation)}
        />
      ))}
      {ticket.abilities.edit && (
        <Button className="self-start px-2 text-dense" onClick={onAdd}>
          {t("ticket.command.link")}
          <CommandKeys id="ticket.link" />
        </Button>
      )}
    </section>
  );
}

const isDone = ({ ticket: { status } }: LinkedTicket) => status === "resolved" || status === "closed";

interface GroupProps {
  ticket: TicketDetail;
  relation: LinkRelation;
  linked: readonly LinkedTicket[];
}

function Group({ ticket, relation, linked }: GroupProps) {
  const heading = `links-${relation}`;
  return (
    <div>
      <h3 id={heading} className="flex flex-wrap items-baseline gap-x-2 text-dense font-medium text-muted">
        {t(RELATION_WORDS[relation])}
        {relation === "child" && (
          <span className="text-meta tabular-nums">
            {t("links.progress", { done: linked.filter(isDone).length, count: linked.length })}
          </span>
        )}
      </h3>
      <ul aria-labelledby={heading} className="flex flex-col">
        {linked.map(({ ticket: other }) => (
          <LinkRow key={other.id} ticket={ticket} relation={relation} other={other} />
        ))}
      </ul>
    </div>
  );
}

interface LinkRowProps {
  ticket: TicketDetail;
  relation: LinkRelation;
  other: LinkedTicket["ticket"];
}

function LinkRow({ ticket, relation, other }: LinkRowProps) {
  const { unlink } = useLinkTickets();
  return (
    <li className="flex items-start gap-1">
      <div className="min-w-0 flex-1 py-1 text-dense">
        <Link
          to={`/queue/all?ticket=${other.id}`}
          className="inline-flex min-h-6 max-w-full items-center gap-1 rounded-chip text-link hover:underline touch-target"
        >
          <bdi className="shrink-0 tabular-nums">{other.number}</bdi>
          <bdi className="truncate">{other.subject}</bdi>
        </Link>
        <StatusBadge status={other.status} audience="agent" />
      </div>
      {ticket.abilities.edit && (
        <IconButton
          label={t("links.remove", { number: other.number })}
          icon={<X aria-hidden className="size-4" />}
          onClick={() => unlink({ id: ticket.id, relation, other })}
        />
      )}
    </li>
  );
}
