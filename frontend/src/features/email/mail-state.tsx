import type { Mail } from "@redress/backend/contract";
import { Tag, type TagTone } from "../../components/ui/tag.js";
import { t, type MessageId } from "../../lib/i18n.js";

const STATES: Record<Mail["state"], { tone: TagTone; word: MessageId }> = {
  queued: { tone: "info", word: "email.state.queued" },
  sent: { tone: "ok", word: "email.state.sent" },
  failed: { tone: "danger", word: "email.state.failed" },
  kept: { tone: "neutral", word: "email.state.kept" },
};

export function MailState({ state }: { state: Mail["state"] }) {
  return <Tag tone={STATES[state].tone}>{t(STATES[state].word)}</Tag>;
}
