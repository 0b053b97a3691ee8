import { Clock } from "lucide-react";
import { Button } from "../../../components/ui/button.js";
import { t } from "../../../lib/i18n.js";

export interface WaitingReplyProps {
  text: string;
  /** It can no longer be sent: the complaint was closed meanwhile. */
  isTooLate: boolean;
  /** It is written on; too late, it is thrown away. */
  onTakeBack: () => void;
}

/** A reply that was sent without a connection. */
export function WaitingReply({ text, isTooLate, onTakeBack }: WaitingReplyProps) {
  return (
    <div data-testid="composer" className="flex flex-col gap-3 rounded-card border border-border bg-surface p-4">
      <p dir="auto" className="max-h-40 overflow-y-auto whitespace-pre-wrap wrap-anywhere">
        {text}
      </p>
      <p className="flex items-start gap-2 text-muted">
        <Clock aria-hidden className="h-lh w-4 shrink-0" />
        {t(isTooLate ? "complaints.reply.too_late" : "complaints.reply.waits")}
      </p>
      <p>
        <Button onClick={onTakeBack}>{t(isTooLate ? "complaints.reply.discard" : "complaints.reply.edit")}</Button>
      </p>
    </div>
  );
}
