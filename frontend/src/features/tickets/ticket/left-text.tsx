import type { DraftMode } from "@redress/backend/contract";
import { TextArea } from "../../../components/ui/text-area.js";
import { t } from "../../../lib/i18n.js";
import { useStore } from "../../../lib/store.js";
import { draftBox } from "../composer/draft-boxes.js";

const MODES = [
  ["public", "compose.left_reply"],
  ["internal", "compose.left_note"],
] as const;

/** What somebody was writing to a ticket that is not there any more, to be copied. */
export function LeftText({ ticketId }: { ticketId: number }) {
  return MODES.map(([mode, label]) => <Left key={mode} ticketId={ticketId} mode={mode} label={t(label)} />);
}

function Left({ ticketId, mode, label }: { ticketId: number; mode: DraftMode; label: string }) {
  const { text } = useStore(draftBox(ticketId, mode).state);
  if (text.trim() === "") return null;
  return <TextArea readOnly dir="auto" label={label} value={text} className="w-full max-w-prose" />;
}
