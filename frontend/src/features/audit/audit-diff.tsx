import type { AuditDetail } from "@redress/backend/contract";
import { t } from "../../lib/i18n.js";
import { fieldWords, valueWords } from "./audit-words.js";

/** Each field with its old and new value, whole. */
export function AuditDiff({ changes }: { changes: AuditDetail["changes"] }) {
  if (changes.length === 0) return <p className="text-muted">{t("audit.changes.none")}</p>;
  return (
    <ol className="flex flex-col gap-3">
      {changes.map(({ field, from, to }) => (
        <li key={field} className="min-w-0">
          <h4 className="font-medium">{fieldWords(field)}</h4>
          <dl className="mt-1 grid gap-1 sm:grid-cols-2">
            <Value as="del" name={t("audit.before")} value={from} />
            <Value as="ins" name={t("audit.after")} value={to} />
          </dl>
        </li>
      ))}
    </ol>
  );
}

function Value({ as: Mark, name, value }: { as: "del" | "ins"; name: string; value: unknown }) {
  const isEmpty = value === null || value === undefined || value === "";
  const words = valueWords(value);
  return (
    <div className="min-w-0 rounded-control bg-sunken px-3 py-2">
      <dt className="text-meta text-muted">{name}</dt>
      <dd className="break-words whitespace-pre-wrap">
        {isEmpty ? (
          <span className="text-muted">{words}</span>
        ) : (
          <Mark className="no-underline">
            <bdi>{words}</bdi>
          </Mark>
        )}
      </dd>
    </div>
  );
}
