import { useQueryClient } from "@tanstack/react-query";
import type { BulkAnswer } from "@redress/backend/contract";
import { useState } from "react";
import { t } from "../../../lib/i18n.js";
import { toastProblem } from "../../../lib/problem-text.js";
import { toast } from "../../../lib/toasts.js";
import { toastWithUndo } from "../../../lib/undo.js";
import type { TicketChange } from "../model/ticket-change.js";
import { mustWait } from "../outbox/keep-for-later.js";
import { changeMany, undoMany, type Changes } from "./change-many.js";
import { keepMany } from "./keep-many.js";

/** What goes on, and how the last change ended. */
export type BulkState = { running: number } | { answer: BulkAnswer } | null;

const counted = ({ changed, refused }: BulkAnswer): string => t("bulk.done", { changed, refused });

/**
 * Changes the selected tickets and says how it went, with a way back.
 *
 * @param say how it went, as a sentence.
 */
export function useBulk(ids: ReadonlySet<number>, say: (answer: BulkAnswer) => string = counted) {
  const cache = useQueryClient();
  const [state, setState] = useState<BulkState>(null);

  const run = async (total: number, send: () => Promise<BulkAnswer>): Promise<BulkAnswer | null> => {
    setState({ running: total });
    try {
      const answer = await send();
      setState(answer.refused > 0 ? { answer } : null);
      return answer;
    } catch (error) {
      setState(null);
      toastProblem(error);
      return null;
    }
  };
  const undo = async (changes: Changes, { data }: BulkAnswer) => {
    const answer = await run(data.length, () => undoMany(cache, changes, data));
    if (answer) toast(t("bulk.undone", { changed: answer.changed, refused: answer.refused }));
  };
  const change = async (changes: Changes, shown: readonly TicketChange[]): Promise<void> => {
    if (mustWait()) return keepMany(cache, [...ids], shown);
    const answer = await run(ids.size, () => changeMany(cache, { ids: [...ids], changes }, shown));
    if (!answer) return;
    const sentence = say(answer);
    if (answer.data.some((result) => result.undo))
      toastWithUndo(sentence, t("ui.undo"), () => void undo(changes, answer));
    else toast(sentence);
  };
  return { state, change, dismiss: () => setState(null) };
}
