import { useQuery } from "@tanstack/react-query";
import type { HeldReply } from "@redress/backend/contract";
import { useEffect, useState } from "react";
import { Button } from "../../../components/ui/button.js";
import { CommandKeys } from "../../../components/ui/command-keys.js";
import { MessageBubble } from "../../../components/ui/message-bubble.js";
import { t } from "../../../lib/i18n.js";
import { useMe } from "../../../lib/session.js";
import { writingQuery } from "../data/writing.js";
import { useTicketActions } from "../ticket/ticket-actions.js";
import { MessageFile } from "../ticket/timeline-message-bubble.js";
import { msLeft } from "./held-store.js";
import { useUndoSend } from "./use-undo-send.js";

/** What one has sent and can still undo, at the end of the conversation; nobody else sees it. */
export function HeldMessages() {
  const { ticket } = useTicketActions();
  const { data } = useQuery(writingQuery(ticket.id));
  // It is out: the conversation has it.
  const isOut = (held: HeldReply) =>
    ticket.comments.some(
      ({ comment, created_at: at }) => comment === held.comment && Date.parse(at) === Date.parse(held.pressed_at),
    );
  return data?.held
    .filter((held) => !isOut(held))
    .map((held) => (
      <li key={`held-${held.id}`}>
        <HeldMessage held={held} />
      </li>
    ));
}

function HeldMessage({ held }: { held: HeldReply }) {
  const me = useMe();
  const { write } = useTicketActions();
  const undo = useUndoSend();
  const seconds = useSecondsLeft(held);
  const takeBack = async () => {
    if (await undo(held)) write(held.is_internal ? "note" : "reply");
  };
  return (
    <div className="flex flex-col gap-1" data-held>
      <MessageBubble
        tone={held.is_internal ? "note" : "ours"}
        author={me}
        authorName={t("ticket.actor.you")}
        at={held.pressed_at}
        text={held.comment}
        format="markdown"
        mentions={held.mentions}
        attachments={
          held.attachments.length > 0 && held.attachments.map((file) => <MessageFile key={file.id} file={file} />)
        }
      />
      <p className="ms-6 flex flex-wrap items-center gap-2 text-dense text-muted tabular-nums">
        {seconds > 0 ? t("compose.sending_in", { seconds }) : t("compose.sending")}
        {seconds > 0 && (
          <Button className="min-h-7 px-2 text-dense" onClick={() => void takeBack()}>
            {t("ui.undo")}
            <CommandKeys id="app.undo" />
          </Button>
        )}
      </p>
    </div>
  );
}

/** Whole seconds, counted down. */
function useSecondsLeft(held: HeldReply): number {
  const [left, setLeft] = useState(() => msLeft(held));
  useEffect(() => {
    const timer = setInterval(() => setLeft(msLeft(held)), 250);
    return () => clearInterval(timer);
  }, [held]);
  return Math.ceil(left / 1000);
}
