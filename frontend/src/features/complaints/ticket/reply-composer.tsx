import type { TicketDetail } from "@redress/backend/contract";
import { useEffect, useRef, type FormEvent } from "react";
import { Button } from "../../../components/ui/button.js";
import { FileDrop } from "../../../components/ui/file-drop.js";
import { TextArea } from "../../../components/ui/text-area.js";
import { formatBytes } from "../../../lib/format.js";
import { t, type MessageId } from "../../../lib/i18n.js";
import type { ReplyDraft, ReplyPurpose } from "../data/reply-draft.js";
import type { SendableDraft } from "../data/use-sendable-draft.js";
import { useSendReply } from "../data/use-send-reply.js";
import { DraftSaved } from "../filing/draft-saved.js";
import { DESCRIPTION_MAX } from "../filing/limits.js";
import { WaitingReply } from "./waiting-reply.js";

const WORDS: Record<ReplyPurpose, { label: MessageId; hint: MessageId | null; send: MessageId }> = {
  reply: { label: "complaints.reply.label", hint: null, send: "complaints.reply.send" },
  wrong: { label: "complaints.reply.wrong", hint: "complaints.reply.wrong_hint", send: "complaints.reply.send" },
  reopen: { label: "complaints.reply.why", hint: "complaints.reply.why_hint", send: "complaints.reopen" },
};

export interface ReplyComposerProps {
  ticket: TicketDetail;
  purpose: ReplyPurpose;
  draft: SendableDraft<ReplyDraft>;
  /** The reader has just asked to write. */
  focusNow: boolean;
  onSent: () => void;
}

export function ReplyComposer({ ticket, purpose, draft, focusNow, onSent }: ReplyComposerProps) {
  const { value, uploads, limits } = draft;
  const { send, busy, error } = useSendReply({ ticket, purpose, draft, onSent });
  const form = useRef<HTMLFormElement>(null);
  const textArea = () => form.current?.querySelector("textarea");
  useEffect(() => {
    if (focusNow) textArea()?.focus();
  }, [focusNow]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!(await send())) textArea()?.focus();
  };
  if (value.waits) {
    const edit = () => draft.note({ waits: null });
    return <WaitingReply text={value.text} isTooLate={false} onTakeBack={edit} />;
  }
  const words = WORDS[purpose];
  return (
    <form
      ref={form}
      data-testid="composer"
      noValidate
      onSubmit={(event) => void submit(event)}
      onPaste={uploads.onPaste}
      className="flex flex-col gap-3 rounded-card border border-border bg-surface p-4"
    >
      <TextArea
        label={t(words.label)}
        hint={words.hint && t(words.hint)}
        name="comment"
        rows={4}
        dir="auto"
        error={error}
        value={value.text}
        onChange={(event) => draft.edit({ text: event.target.value })}
        {...(value.text.length > DESCRIPTION_MAX * 0.9 && {
          counter: { length: value.text.length, max: DESCRIPTION_MAX },
        })}
      />
      {/* A reopening takes words alone; files can follow once it is open. */}
      {purpose !== "reopen" && (
        <FileDrop
          compact
          label={t("complaints.reply.attach")}
          hint={t("complaints.files_hint", { count: limits.maxFiles, size: formatBytes(limits.maxBytes) })}
          files={uploads.files}
          onAdd={uploads.add}
          onRemove={uploads.remove}
          onRetry={uploads.retry}
        />
      )}
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Button type="submit" look="primary" busy={busy || uploads.busy}>
          {t(words.send)}
        </Button>
        {uploads.busy ? (
          <p className="text-dense text-muted">{t("complaints.files_busy")}</p>
        ) : (
          <DraftSaved at={draft.savedAt} />
        )}
      </div>
    </form>
  );
}
