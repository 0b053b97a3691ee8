import type { SlaPolicyVersion } from "@redress/backend/contract";
import { ArrowRight } from "lucide-react";
import { Tag } from "../../../components/ui/tag.js";
import { When } from "../../../components/ui/when.js";
import { t } from "../../../lib/i18n.js";
import type { Change } from "./policy-diff.js";

export interface VersionItemProps {
  version: SlaPolicyVersion;
  isNewest: boolean;
  /** Against the version before it; null: it is the first. */
  changes: readonly Change[] | null;
}

/** Who saved it and when, and what it says otherwise than before. */
export function VersionItem({ version, isNewest, changes }: VersionItemProps) {
  const title = t("sla_policies.version_number", { version: version.version });
  return (
    <li className="rounded-card border border-border bg-surface p-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="font-semibold">{title}</h2>
        {isNewest && <Tag tone="ok">{t("sla_policies.version.present")}</Tag>}
        <p className="text-dense text-muted">
          {version.created_by === null
            ? t("sla_policies.version.by_desk")
            : t("sla_policies.version.by", { name: version.created_by })}
          , <When at={version.created_at} />
        </p>
      </div>
      {changes === null ? (
        <p className="mt-2 text-muted">{t("sla_policies.version.first")}</p>
      ) : changes.length === 0 ? (
        <p className="mt-2 text-muted">{t("sla_policies.version.same")}</p>
      ) : (
        <dl aria-label={t("sla_policies.version.changes", { version: title })} className="mt-2 flex flex-col">
          {changes.map(({ field, from, to }) => (
            <div
              key={field}
              className="grid gap-x-4 border-t border-border py-2 first:border-t-0 sm:grid-cols-[14rem_minmax(0,1fr)]"
            >
              <dt className="font-medium">{field}</dt>
              <dd className="flex flex-wrap items-baseline gap-x-2">
                <del className="text-muted decoration-1">{from}</del>
                <ArrowRight aria-hidden className="size-3.5 shrink-0 self-center text-muted flip-rtl" />
                <ins className="no-underline">{to}</ins>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}
