import { formatTime } from "../../../lib/format.js";
import { t } from "../../../lib/i18n.js";

/** "Draft saved 14:25", once something was kept on the device. */
export function DraftSaved({ at }: { at: Date | null }) {
  if (at === null) return null;
  return <p className="text-dense text-muted tabular-nums">{t("complaints.draft_saved", { time: formatTime(at) })}</p>;
}
