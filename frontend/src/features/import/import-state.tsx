import type { ImportSummary } from "@redress/backend/contract";
import { Tag, type TagTone } from "../../components/ui/tag.js";
import { t, type MessageId } from "../../lib/i18n.js";

const STATES: Record<ImportSummary["state"], { tone: TagTone; word: MessageId }> = {
  ready: { tone: "neutral", word: "import.state.ready" },
  checking: { tone: "info", word: "import.state.checking" },
  checked: { tone: "info", word: "import.state.checked" },
  running: { tone: "info", word: "import.state.running" },
  stopped: { tone: "warn", word: "import.state.stopped" },
  finished: { tone: "ok", word: "import.state.finished" },
  failed: { tone: "danger", word: "import.state.failed" },
};

export function ImportState({ state }: { state: ImportSummary["state"] }) {
  return <Tag tone={STATES[state].tone}>{t(STATES[state].word)}</Tag>;
}
