import type { AuditRow } from "@redress/backend/contract";
import { Tooltip } from "../../components/ui/tooltip.js";
import { t } from "../../lib/i18n.js";
import { AuditOrigin } from "./audit-origin.js";
import { AuditSentence, FromTo, onlyChange } from "./audit-sentence.js";
import { typeWords } from "./audit-words.js";
import { fieldWords } from "./field-words.js";
import { formatClock, formatUtc } from "./format-exact.js";
import { groupIcon } from "./group-icon.js";
import { isLarge, isNothing } from "./value-words.js";

export interface AuditEntryProps {
  row: AuditRow;
  onOpen: (id: number) => void;
  onRequest: (id: string) => void;
}

/** One thing that happened: when, the sentence, what changed, and from where. */
export function AuditEntry({ row, onOpen, onRequest }: AuditEntryProps) {
  const { icon: Icon, tone } = groupIcon(row.type);
  const lines = onlyChange(row) ? [] : row.changes.filter(({ from, to }) => !isNothing(from) || !isNothing(to));
  const subject = row.object?.kind === "ticket" ? row.object.name : null;
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 border-b border-border px-3 py-2.5 last:border-b-0 hover:bg-hover sm:px-4 lg:grid-cols-[auto_minmax(0,1fr)_13rem]">
      <div className="flex items-start gap-2 sm:gap-3">
        <Tooltip label={formatUtc(row.at)}>
          <button
            type="button"
            aria-label={`${typeWords(row.type)}, ${formatUtc(row.at)}`}
            onClick={() => onOpen(row.id)}
            className="min-h-6 rounded-chip text-start text-dense whitespace-nowrap text-link tabular-nums hover:underline touch-target"
          >
            <time dateTime={row.at}>{formatClock(row.at)}</time>
          </button>
        </Tooltip>
        <Icon aria-hidden className={`mt-1 size-4 shrink-0 ${tone}`} />
      </div>
      <div className="min-w-0">
        <p className="break-words">
          <AuditSentence row={row} />
        </p>
        {(subject !== null || row.on_behalf_of) && (
          <p className="text-meta break-words text-muted">
            {row.on_behalf_of && t("audit.on_behalf", { name: row.on_behalf_of.full_name })}
            {row.on_behalf_of && subject !== null && " · "}
            <bdi>{subject}</bdi>
          </p>
        )}
        {lines.length > 0 && (
          <ul className="mt-1 flex flex-col gap-0.5 border-s-2 border-border ps-2 text-dense">
            {lines.map((change) => (
              <li key={change.field} className="break-words">
                <span className="text-muted">{fieldWords(change.field)}</span>
                {!isLarge(change.from) && !isLarge(change.to) && (
                  <>
                    {": "}
                    <FromTo change={change} />
                  </>
                )}
              </li>
            ))}
            {row.more_changes > 0 && <li className="text-muted">{t("audit.more", { count: row.more_changes })}</li>}
          </ul>
        )}
      </div>
      <div className="col-start-2 lg:col-start-3">
        <AuditOrigin row={row} onRequest={onRequest} />
      </div>
    </li>
  );
}
