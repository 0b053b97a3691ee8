import type { MailDetail } from "@redress/backend/contract";
import type { ReactNode } from "react";
import { Link } from "react-router-dom";
import { When } from "../../components/ui/when.js";
import { formatFull, formatNumber } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";
import { MailState } from "./mail-state.js";
import { useTemplateTitle } from "./template-titles.js";

/** To whom, about what, and what became of it. */
export function MailFacts({ mail, onOpen }: { mail: MailDetail; onOpen: (id: number) => void }) {
  const titleOf = useTemplateTitle();
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-dense">
      <Fact name={t("email.to")}>
        <bdi className="break-all">{mail.to}</bdi>
      </Fact>
      <Fact name={t("email.template")}>{titleOf(mail.template)}</Fact>
      {mail.ticket && (
        <Fact name={t("email.ticket")}>
          <Link to={`/queue/open?ticket=${mail.ticket.id}`} className="text-link hover:underline">
            <bdi>{mail.ticket.number}</bdi>
          </Link>
        </Fact>
      )}
      <Fact name={t("email.state")}>
        <MailState state={mail.state} />
      </Fact>
      <Fact name={t("email.when")}>{formatFull(mail.sent_at ?? mail.created_at)}</Fact>
      {mail.tries > 0 && <Fact name={t("email.tries")}>{formatNumber(mail.tries)}</Fact>}
      {mail.next_try_at && <Fact name={t("email.next_try")}>{formatFull(mail.next_try_at)}</Fact>}
      {mail.last_error && (
        <Fact name={t("email.last_error")}>
          <span className="break-words">{mail.last_error}</span>
        </Fact>
      )}
      {mail.resent && (
        <Fact name={t(mail.resent_from === null ? "email.tried_again" : "email.sent_again")}>
          {t("email.by", { name: mail.resent.by.full_name })} · <When at={mail.resent.at} />
        </Fact>
      )}
      {mail.resent_from !== null && (
        <Fact name={t("email.first")}>
          <OpenMail onClick={() => onOpen(mail.resent_from ?? mail.id)}>{t("email.first_open")}</OpenMail>
        </Fact>
      )}
      {mail.copies.length > 0 && (
        <Fact name={t("email.copies")}>
          <ul className="flex flex-col gap-1">
            {mail.copies.map((copy) => (
              <li key={copy.id} className="flex flex-wrap items-center gap-2">
                <OpenMail onClick={() => onOpen(copy.id)}>{formatFull(copy.created_at)}</OpenMail>
                <MailState state={copy.state} />
              </li>
            ))}
          </ul>
        </Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}

function OpenMail({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="min-h-6 rounded-chip text-start text-link underline-offset-2 hover:underline"
    >
      {children}
    </button>
  );
}
