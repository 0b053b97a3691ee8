import type { AuditDetail } from "@redress/backend/contract";
import { t } from "../../lib/i18n.js";
import { AuditValue } from "./audit-value.js";
import { fieldWords } from "./field-words.js";
import { isNothing } from "./value-words.js";

/** Each field with its old and new value, whole. */
export function AuditDiff({ changes }: { changes: AuditDetail["changes"] }) {
  if (changes.length === 0) return <p className="text-muted">{t("audit.changes.none")}</p>;
  return (
    <ol className="flex flex-col gap-3">
      {changes.map(({ field, from, to, from_name: fromName, to_name: toName }) => (
        <li key={field} className="min-w-0">
          <h4 className="font-medium">{fieldWords(field)}</h4>
          <dl className="mt-1 grid gap-1 sm:grid-cols-2">
            <Value as="del" title={t("audit.before")} field={field} value={from} name={fromName} />
            <Value as="ins" title={t("audit.after")} field={field} value={to} name={toName} />
          </dl>
        </li>
      ))}
    </ol>
  );
}

interface ValueProps {
  as: "del" | "ins";
  title: string;
  field: string;
  value: unknown;
  name: string | null;
}

function Value({ as: Mark, title, ...shown }: ValueProps) {
  return (
    <div className="min-w-0 rounded-control bg-sunken px-3 py-2">
      <dt className="text-meta text-muted">{title}</dt>
      <dd className="break-words whitespace-pre-wrap">
        {isNothing(shown.value) ? (
          <AuditValue {...shown} />
        ) : (
          <Mark className="no-underline">
            <AuditValue {...shown} />
          </Mark>
        )}
      </dd>
    </div>
  );
}
