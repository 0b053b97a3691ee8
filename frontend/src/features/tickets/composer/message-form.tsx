import type { OpenChildren, Status } from "@redress/backend/contract";
import { clsx } from "clsx";
import { Suspense, useRef } from "react";
import { Problem } from "../../../components/ui/announced.js";
import { FileDrop } from "../../../components/ui/file-drop.js";
import { useCommands } from "../../../lib/commands.js";
import { formatTime } from "../../../lib/format.js";
import { loadMessagesOf, t } from "../../../lib/i18n.js";
import { lazy } from "../../../lib/lazy.js";
import { useTicketActions, type ComposerMode } from "../ticket/ticket-actions.js";
import { QueuedMessage } from "../outbox/queued-message.js";
import { DraftNotes } from "./draft-notes.js";
import { SendButtons } from "./send-buttons.js";
import { SignatureLine } from "./signature-line.js";
import { useCanned } from "./use-canned.js";
import { useFileDrop } from "./use-file-drop.js";
import { useMessage, type Answer } from "./use-message.js";
import { useWritingBox } from "./use-writing-box.js";

/** Statuses that often go with a message. */
const AFTER_SENDING: readonly Status[] = ["pending", "on_hold", "resolved"];

const NewerReplyDialog = lazy(async () => ({
  default: (await import("./newer-reply-dialog.js")).NewerReplyDialog,
}));

const OpenChildrenDialog = lazy(async () => ({
  default: (await Promise.all([import("../links/open-children-dialog.js"), loadMessagesOf(["links"])]))[0]
    .OpenChildrenDialog,
}));

export function MessageForm({ mode }: { mode: ComposerMode }) {
  const { ticket, phone, write, leave } = useTicketActions();
  const message = useMessage(mode);
  const canned = useCanned({
    ticketId: ticket.id,
    read: () => message.box.state.get().text,
    write: message.write,
  });
  const box = useRef<HTMLFormElement>(null);
  const { uploads, state } = message;
  const part = (children: OpenChildren) => void send(message.parting?.status, { ...message.parting?.answer, children });
  /** The next key is for the ticket again, not for an empty field. */
  const send = async (status?: Status, answer?: Answer) => {
    if (!(await message.send(status, answer))) return;
    writing.reset();
    if (phone || isHere() || document.activeElement === document.body) leave();
  };
  const label =
    mode === "note" ? t("compose.note_label") : t("compose.reply_label", { name: ticket.customer.full_name });
  const hint = mode === "note" ? t("compose.note_hint") : t("compose.reply_hint", { name: ticket.customer.full_name });
  const submitLabel = mode === "note" ? t("compose.add_note") : t("compose.send");
  const statuses = AFTER_SENDING.filter((status) => ticket.abilities.statuses.includes(status));

  const isHere = () => box.current?.contains(document.activeElement) ?? false;
  const writing = useWritingBox({ mode, label, hint, message, onKeyDown: canned.onKeyDown, isHere });
  useCommands([
    {
      id: "compose.send",
      when: isHere,
      run: () => void send(),
    },
    {
      id: "compose.send_resolve",
      when: () => isHere() && statuses.includes("resolved"),
      run: () => void send("resolved"),
    },
  ]);

  const drop = useFileDrop(ticket.abilities.attach ? uploads.add : null);
  if (message.queued) return <QueuedMessage entry={message.queued} onEdit={write} />;
  return (
    <form
      ref={box}
      noValidate
      className={clsx("flex flex-col gap-2 max-md:flex-1", drop.isOver && "rounded-control outline-2 outline-accent")}
      {...drop.handlers}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <DraftNotes box={message.box} state={state} newest={message.newest} />
      {writing.box}
      {mode === "reply" && <SignatureLine />}
      {message.error && <Problem id="compose-error">{message.error}</Problem>}
      <div className="flex flex-wrap items-center gap-2">
        {ticket.abilities.attach && (
          <FileDrop
            compact
            label={t("compose.attach")}
            hint={t("compose.attach_hint")}
            files={uploads.files}
            onAdd={uploads.add}
            onRemove={uploads.remove}
            onRetry={uploads.retry}
          />
        )}
        {canned.button}
        {writing.buttons}
        <span className="text-meta text-muted tabular-nums">
          {state.failed
            ? t("compose.kept_here")
            : state.savedAt && !state.unsaved && t("compose.saved", { time: formatTime(state.savedAt) })}
        </span>
        <SendButtons
          label={submitLabel}
          statuses={statuses}
          busy={message.busy}
          onSend={(status) => void send(status)}
        />
      </div>
      {canned.rest}
      {message.newer && (
        <Suspense>
          <NewerReplyDialog
            newer={message.newer.message}
            text={state.text}
            onKeepEditing={() => {
              message.keepEditing();
              write();
            }}
            onSendAnyway={() => void send(message.newer?.status, { anyway: true })}
          />
        </Suspense>
      )}
      {message.parting && (
        <Suspense>
          <OpenChildrenDialog
            parent={ticket}
            onClose={() => {
              message.stay();
              write();
            }}
            onResolve={() => part("resolve")}
            onLeave={() => part("leave")}
          />
        </Suspense>
      )}
    </form>
  );
}
