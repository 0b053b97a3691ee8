import type { BulkAnswer } from "@redress/backend/contract";
import { Link } from "react-router-dom";
import { Button } from "../../../components/ui/button.js";
import { t } from "../../../lib/i18n.js";
import { reasonOf } from "./answer-words.js";

/** Which tickets a change could not be made on, and why; the others are as they were asked to be. */
export function ResultPanel({ answer, onClose }: { answer: BulkAnswer; onClose: () => void }) {
  const refused = answer.data.filter(({ ok }) => !ok);
  return (
    <section
      aria-label={t("bulk.result")}
      className="flex flex-col gap-1 rounded-control border border-warn-bd bg-warn-bg p-2 text-dense text-warn-fg"
    >
      <div className="flex items-center justify-between gap-2">
        <p className="font-semibold">{t("bulk.done", { changed: answer.changed, refused: answer.refused })}</p>
        <Button look="ghost" className="px-2" onClick={onClose}>
          {t("ui.close")}
        </Button>
      </div>
      {/* Long lists scroll, also by keyboard. */}
      <ul tabIndex={0} aria-label={t("bulk.refused")} className="max-h-40 overflow-y-auto">
        {refused.map((result) => (
          <li key={result.id}>
            <Link to={`?ticket=${result.id}`} className="font-medium text-warn-fg">
              <bdi>{result.number}</bdi>
            </Link>
            {": "}
            {reasonOf(result)}
          </li>
        ))}
      </ul>
    </section>
  );
}
