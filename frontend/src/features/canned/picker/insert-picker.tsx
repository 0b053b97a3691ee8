import { useQueryClient } from "@tanstack/react-query";
import type { Canned } from "@redress/backend/contract";
import { api } from "../../../lib/api.js";
import { toastProblem } from "../../../lib/problem-text.js";
import { keyOf } from "../../../lib/query.js";
import { CannedPicker } from "./canned-picker.js";

interface InsertPickerProps {
  ticketId: number;
  /** `canned`: what it would do to the ticket as well; null: nothing that could be done. */
  onInsert: (text: string, canned: Canned | null) => void;
  onClose: () => void;
}

/** Chooses a text for a message; that it was used is counted. */
export function InsertPicker({ ticketId, onInsert, onClose }: InsertPickerProps) {
  const cache = useQueryClient();
  const count = async (canned: Canned): Promise<void> => {
    try {
      await api.countCannedUse({ params: { id: String(ticketId), canned_id: String(canned.id) } });
      await cache.invalidateQueries({ queryKey: keyOf("listCanned") });
    } catch (error) {
      toastProblem(error);
    }
  };
  return (
    <CannedPicker
      ticketId={ticketId}
      kind="text"
      onPick={(canned, rendered) => {
        onInsert(rendered?.text ?? "", rendered?.actions.some(({ state }) => state === "possible") ? canned : null);
        void count(canned);
      }}
      onClose={onClose}
    />
  );
}
