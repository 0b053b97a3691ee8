import type { Mail } from "@redress/backend/contract";
import { Link } from "react-router-dom";
import type { Column } from "../../components/ui/data-table.js";
import { When } from "../../components/ui/when.js";
import { formatNumber } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";
import { MailState } from "./mail-state.js";

interface Surroundings {
  titleOf: (template: string) => string;
  openMail: (id: number) => void;
}

/** A line of the list: what and to whom, what it is about, what became of it. */
export const mailColumns = ({ titleOf, openMail }: Surroundings): Column<Mail>[] => [
  {
    key: "subject",
    header: t("email.subject"),
    rowHeader: true,
    cell: (mail) => (
      <div className="min-w-48 font-normal">
        <button
          type="button"
          onClick={() => openMail(mail.id)}
          className="min-h-6 rounded-chip text-start font-medium text-link hover:underline"
        >
          {mail.subject}
        </button>
        <span className="block text-meta text-muted">{titleOf(mail.template)}</span>
      </div>
    ),
  },
  { key: "to", header: t("email.to"), cell: (mail) => <bdi>{mail.to}</bdi> },
  {
    key: "ticket",
    header: t("email.ticket"),
    cell: (mail) =>
      mail.ticket && (
        <Link to={`/queue/open?ticket=${mail.ticket.id}`} className="whitespace-nowrap text-link hover:underline">
          <bdi>{mail.ticket.number}</bdi>
        </Link>
      ),
  },
  { key: "state", header: t("email.state"), cell: (mail) => <StateAndTries mail={mail} /> },
  {
    key: "when",
    header: t("email.when"),
    cell: (mail) => <When at={mail.sent_at ?? mail.created_at} className="whitespace-nowrap" />,
  },
];

/** While a mail has not arrived, also how often it was tried, what went wrong and when it goes on. */
function StateAndTries({ mail }: { mail: Mail }) {
  const inTrouble = mail.state === "queued" || mail.state === "failed";
  return (
    <div className="flex min-w-32 flex-col items-start gap-0.5">
      <MailState state={mail.state} />
      {inTrouble && mail.tries > 0 && (
        <span className="text-meta text-muted">
          {t("email.tried", { count: mail.tries, n: formatNumber(mail.tries) })}
        </span>
      )}
      {mail.next_try_at && (
        <span className="text-meta whitespace-nowrap text-muted">
          {t("email.next_try")} <When at={mail.next_try_at} as="due" />
        </span>
      )}
      {inTrouble && mail.last_error && (
        <span className="line-clamp-2 max-w-56 text-meta break-words text-danger-fg">{mail.last_error}</span>
      )}
    </div>
  );
}
