import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { Comment, DraftMode, OpenChildren, PersonRef, Status } from "@redress/backend/contract";
import { useEffect, useMemo, useState } from "react";
import { announce } from "../../../lib/announcer.js";
import { ApiProblem } from "../../../lib/api-problem.js";
import { api } from "../../../lib/api.js";
import { useAppInfo } from "../../../lib/app-info.js";
import { t } from "../../../lib/i18n.js";
import { keysOf } from "../../../lib/keyboard.js";
import { keyCaps } from "../../../lib/keys.js";
import { problemText } from "../../../lib/problem-text.js";
import { useMe } from "../../../lib/session.js";
import { useStore } from "../../../lib/store.js";
import { useSubmitKey } from "../../../lib/submit-key.js";
import { useUploads } from "../../../lib/uploads.js";
import { setHeld, writingQuery } from "../data/writing.js";
import { isForLater, keepMessage, mustWait } from "../outbox/keep-for-later.js";
import { outbox, waitingMessage } from "../outbox/outbox.js";
import { useTicketActions, type ComposerMode } from "../ticket/ticket-actions.js";
import { mentionedIn } from "./draft-box.js";
import { draftBox } from "./draft-boxes.js";
import { lastHeld } from "./held-store.js";

/** As the API takes it. The field itself cuts nothing off: what was pasted stays until it is shortened. */
const LONGEST = 5000;
const FALLBACK_LIMITS = { max_files: 5, max_bytes: 10_000_000 };

/** What its author said to what stood in the way. */
export interface Answer {
  /** Somebody has written since it was begun. */
  anyway?: boolean;
  /** What becomes of open tickets below the one that it resolves. */
  children?: OpenChildren;
}

/** With the key that takes it back, while one does. */
function sendingWords(): string {
  const [undo] = keysOf("app.undo");
  return undo
    ? t("compose.sending_announced", { key: keyCaps(undo).join(" ") })
    : t("compose.sending_announced_keyless");
}

/** A message that is being written: its text and files outlive the page, its key outlives a failed attempt. */
export function useMessage(mode: ComposerMode) {
  const { ticket } = useTicketActions();
  const me = useMe();
  const cache = useQueryClient();
  const wireMode: DraftMode = mode === "note" ? "internal" : "public";
  const box = useMemo(() => draftBox(ticket.id, wireMode), [ticket.id, wireMode]);
  const state = useStore(box.state);
  const { data: writing } = useQuery(writingQuery(ticket.id));
  const { max_files: maxFiles, max_bytes: maxBytes } = useAppInfo()?.attachments ?? FALLBACK_LIMITS;
  const uploads = useUploads({ maxFiles, maxBytes }, state.files);
  const submitKey = useSubmitKey();
  const queued = waitingMessage(useStore(outbox), ticket.id, wireMode);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [newer, setNewer] = useState<{ message: Comment; status: Status | undefined } | null>(null);
  /** It would be done over open children: as it was to be sent. */
  const [parting, setParting] = useState<{ status: Status | undefined; answer: Answer } | null>(null);
  const newest = ticket.comments.findLast((comment) => !comment.is_internal)?.id ?? null;

  useEffect(() => {
    if (!writing) return;
    const { pressed } = box.state.get();
    // Sent just before the page went: then it is no draft any more.
    const isOut = (text: string) =>
      writing.held.some(({ comment }) => comment === text) ||
      ticket.comments.some(({ author, comment }) => author?.id === me.id && comment === text);
    if (pressed !== null && !busy && !queued) box.settle(isOut(pressed) ? { asOf: writing.server_time } : null);
    box.take(writing.drafts.find((draft) => draft.mode === wireMode) ?? null, writing.server_time);
    // What was pressed is looked at once, when the server has said what it has.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [writing, box, wireMode]);

  const arrived = uploads.files.flatMap(({ attachment }) => attachment ?? []);
  const arrivedIds = arrived.map(({ id }) => id).join();
  useEffect(() => {
    if (arrivedIds !== state.files.map(({ id }) => id).join()) uploads.adopt(state.files);
    // Only what came from the server is taken into the list; what is picked here is told below.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [state.taken]);
  useEffect(() => {
    if (
      arrivedIds !==
      box.state
        .get()
        .files.map(({ id }) => id)
        .join()
    )
      box.setFiles(arrived, newest);
    // The ids say whether anything changed.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [arrivedIds, box]);

  const write = (text: string, mentioned?: PersonRef) => {
    box.write(text, newest, mentioned);
    setError(null);
  };
  const problemOf = (text: string): string | null => {
    if (text === "") return mode === "note" ? t("compose.missing_note") : t("compose.missing_reply");
    if (text.length > LONGEST) return t("compose.too_long", { max: LONGEST, count: text.length - LONGEST });
    return uploads.busy ? t("compose.still_uploading") : null;
  };

  /** @returns whether it is on its way. */
  const send = async (status?: Status, answer: Answer = {}): Promise<boolean> => {
    const text = state.text.trim();
    if (busy) return false;
    const problem = problemOf(text);
    setError(problem);
    if (problem) return false;
    setBusy(true);
    setNewer(null);
    setParting(null);
    // What a retry sends must be what this key was first used for; anything else is another message.
    const mentions = mode === "note" ? mentionedIn(text, state.mentions) : [];
    const attempt = submitKey.of([mode, text, arrivedIds, mentions, status, answer]);
    const later = () => {
      const { base } = box.state.get();
      const deed = { kind: "message" as const, mode: wireMode, text, base, attachmentIds: uploads.ids, mentions };
      const kept = keepMessage(ticket, { ...deed, ...(status && { status }) }, attempt);
      if (!kept) return false;
      // The same words once more are another message.
      submitKey.renew();
      announce(t("outbox.message_waits"));
      return true;
    };
    try {
      await box.press(text);
      if (mustWait() && later()) return true;
      const held = await api.holdReply({
        params: { id: String(ticket.id) },
        body: {
          comment: text,
          is_internal: mode === "note",
          base_message_id: box.state.get().base,
          ...(uploads.ids.length > 0 && { attachment_ids: uploads.ids }),
          ...(mentions.length > 0 && { mentions }),
          ...(status && { set_status: status }),
          ...(answer.anyway && { send_anyway: true }),
          ...(answer.children && { with_open_children: answer.children }),
        },
        idempotencyKey: attempt,
      });
      submitKey.renew();
      uploads.clear();
      box.settle({ asOf: held.server_time });
      setHeld(cache, ticket.id, (all) => [...all.filter(({ id }) => id !== held.id), held]);
      lastHeld.set(held);
      announce(sendingWords());
      return true;
    } catch (failure) {
      if (isForLater(failure) && later()) return true;
      // The text stays where it is.
      box.settle(null);
      if (failure instanceof ApiProblem && failure.is("newer_reply"))
        setNewer({ message: failure.current as Comment, status });
      else if (failure instanceof ApiProblem && failure.is("ticket.open_children")) setParting({ status, answer });
      else setError(problemText(failure));
      return false;
    } finally {
      setBusy(false);
    }
  };
  const keepEditing = () => {
    if (newer) box.rebase(newer.message.id);
    setNewer(null);
  };
  const stay = () => setParting(null);
  return { box, state, queued, newest, write, uploads, send, busy, error, newer, keepEditing, parting, stay };
}
