import { useQueryClient } from "@tanstack/react-query";
import type { Attachment, Status } from "@redress/backend/contract";
import { useEffect, useState } from "react";
import { statusWord } from "../../../components/ui/status-badge.js";
import { announce } from "../../../lib/announcer.js";
import { useAppInfo } from "../../../lib/app-info.js";
import { clearDraft, readDraft, useDraft, writeDraft } from "../../../lib/drafts.js";
import { t } from "../../../lib/i18n.js";
import { problemText } from "../../../lib/problem-text.js";

import { toast } from "../../../lib/toasts.js";
import { useUploads } from "../../../lib/uploads.js";
import { sendMessage } from "../data/send-message.js";
import { useMessageKey } from "./use-message-key.js";
import { useTicketActions, type ComposerMode } from "../ticket/ticket-actions.js";

/** Where a message that is being written is kept: per ticket and mode (and, by the store, per person). */
const draftKey = (ticketId: number, mode: ComposerMode) => `ticket.${ticketId}.${mode}`;
const filesKey = (key: string) => `${key}.files`;

/** As the API takes it. The field itself cuts nothing off: what was pasted stays until it is shortened. */
const LONGEST = 5000;
const FALLBACK_LIMITS = { max_files: 5, max_bytes: 10_000_000 };

/** A message that is being written: its text and files outlive the page, its key outlives a failed attempt. */
export function useMessage(mode: ComposerMode) {
  const { ticket } = useTicketActions();
  const cache = useQueryClient();
  const key = draftKey(ticket.id, mode);
  const draft = useDraft<string>(key, "");
  const { max_files: maxFiles, max_bytes: maxBytes } = useAppInfo()?.attachments ?? FALLBACK_LIMITS;
  const [arrivedBefore] = useState(() => readDraft<Attachment[]>(filesKey(key)) ?? []);
  const uploads = useUploads({ maxFiles, maxBytes }, arrivedBefore);
  const submitKey = useMessageKey();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  const arrived = uploads.files.flatMap(({ attachment }) => attachment ?? []);
  const arrivedIds = arrived.map(({ id }) => id).join();
  useEffect(() => {
    if (arrived.length > 0) writeDraft(filesKey(key), arrived);
    else clearDraft(filesKey(key));
    // The ids say whether anything changed.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [arrivedIds, key]);

  const write = (text: string) => {
    draft.set(text);
    setError(null);
  };
  const send = async (status?: Status) => {
    const text = draft.value.trim();
    if (busy) return;
    if (text === "") return setError(mode === "note" ? t("compose.missing_note") : t("compose.missing_reply"));
    if (text.length > LONGEST) return setError(t("compose.too_long", { max: LONGEST, count: text.length - LONGEST }));
    if (uploads.busy) return setError(t("compose.still_uploading"));
    setBusy(true);
    setError(null);
    // What a retry sends must be what this key was first used for; anything else is another message.
    const attempt = submitKey.for(JSON.stringify([mode, text, arrivedIds]));
    try {
      const result = await sendMessage(
        cache,
        ticket,
        { text, isInternal: mode === "note", attachmentIds: uploads.ids, status },
        attempt,
      );
      submitKey.renew();
      draft.clear();
      uploads.clear();
      announce(mode === "note" ? t("compose.note_added") : t("compose.reply_sent"));
      if ("statusFailure" in result) toast(t("compose.status_failed"), { tone: "error" });
      else if (status) toast(t("ticket.toast.status", { status: statusWord(status, "agent") }));
    } catch (failure) {
      // The text stays where it is.
      setError(problemText(failure));
    } finally {
      setBusy(false);
    }
  };
  return { text: draft.value, savedAt: draft.savedAt, write, uploads, send, busy, error };
}
