import { CircleAlert, CircleCheck } from "lucide-react";
import { t, type MessageId } from "../../lib/i18n.js";
import type { AddressProblem, PastedAddress } from "./pasted-addresses.js";

const PROBLEMS: Record<AddressProblem, MessageId> = {
  missing: "accounts.invite.problem.missing",
  wrong: "accounts.invite.problem.wrong",
  twice: "accounts.invite.problem.twice",
  long_name: "accounts.invite.problem.long_name",
};

/** Who will be invited, as the list was understood; what is wrong with an entry stands at the entry. */
export function AddressPreview({ entries }: { entries: readonly PastedAddress[] }) {
  if (entries.length === 0) return null;
  return (
    <div
      role="region"
      aria-label={t("accounts.invite.preview")}
      tabIndex={0}
      className="max-h-64 overflow-y-auto rounded-control border border-border"
    >
      <ul>
        {entries.map((entry, index) => (
          <li
            key={`${index}:${entry.text}`}
            className="flex items-start gap-2 border-b border-border px-3 py-1.5 text-dense last:border-b-0"
          >
            {entry.problem === null ? (
              <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-ok-fg" />
            ) : (
              <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-danger-fg" />
            )}
            <span className="min-w-0 flex-1 wrap-anywhere">
              {entry.name && <span className="me-1.5">{entry.name}</span>}
              <bdi className={entry.name ? "text-muted" : undefined}>{entry.email ?? entry.text}</bdi>
              {entry.problem !== null && (
                <span className="block font-medium text-danger-fg">
                  {t("accounts.invite.on_line", { line: entry.line })} {t(PROBLEMS[entry.problem])}
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
