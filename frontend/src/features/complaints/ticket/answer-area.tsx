import type { TicketDetail } from "@redress/backend/contract";
import { RotateCcw } from "lucide-react";
import { useState } from "react";
import { Link } from "react-router-dom";
import { Banner } from "../../../components/ui/banner.js";
import { Button } from "../../../components/ui/button.js";
import { formatDate } from "../../../lib/format.js";
import { t } from "../../../lib/i18n.js";
import { EMPTY_REPLY, purposeOf } from "../data/reply-draft.js";
import { useSendableDraft } from "../data/use-sendable-draft.js";
import { FixQuestion } from "./fix-question.js";
import { ANSWER_ID } from "./needs-you.js";
import { ReplyComposer } from "./reply-composer.js";
import { WaitingReply } from "./waiting-reply.js";

/**
 * Where the customer answers: a reply, "did this fix it?", or a wish to reopen. All three write the same draft, so that
 * a complaint which is resolved or closed while somebody types takes nothing away.
 */
export function AnswerArea({ ticket }: { ticket: TicketDetail }) {
  const { abilities, status } = ticket;
  const draft = useSendableDraft(`reply.${ticket.id}`, EMPTY_REPLY);
  const [asked, setAsked] = useState<TicketDetail["status"] | null>(null);
  const writing = asked === status || draft.value.text !== "" || draft.value.files.length > 0;
  const mayReopen = status === "closed" && abilities.reopen;
  const purpose = purposeOf(ticket);
  const mayWrite = status === "closed" ? mayReopen : abilities.reply;

  return (
    <div id={ANSWER_ID} className="flex flex-col gap-5">
      {abilities.confirm && <FixQuestion ticket={ticket} writing={writing} onNo={() => setAsked(status)} />}
      {status === "closed" && (
        <Banner
          tone="info"
          action={
            mayReopen && !writing ? (
              <Button icon={<RotateCcw aria-hidden className="size-4" />} onClick={() => setAsked(status)}>
                {t("complaints.reopen")}
              </Button>
            ) : null
          }
        >
          <ClosedWords ticket={ticket} />
        </Banner>
      )}
      {!mayWrite && draft.value.waits && <WaitingReply text={draft.value.text} isTooLate onTakeBack={draft.clear} />}
      {mayWrite && (purpose === "reply" || writing) && (
        <ReplyComposer
          ticket={ticket}
          purpose={purpose}
          draft={draft}
          focusNow={asked === status}
          onSent={() => setAsked(null)}
        />
      )}
    </div>
  );
}

/** Why nothing more comes of it here, and where it goes on. */
function ClosedWords({ ticket }: { ticket: TicketDetail }) {
  const { abilities, closed_reason: reason, merged_into: into, reopen_until: reopenUntil } = ticket;
  if (reason === "withdrawn") return t("complaints.closed.withdrawn");
  if (reason === "merged")
    return (
      <>
        {t("complaints.closed.merged")}{" "}
        {into && (
          <Link to={`/complaints/${into.number}`} className="font-medium underline">
            <bdi>
              {into.number} {into.subject}
            </bdi>
          </Link>
        )}
      </>
    );
  return abilities.reopen && reopenUntil
    ? t("complaints.closed.reopen_until", { date: formatDate(reopenUntil) })
    : t("complaints.closed.for_good");
}
