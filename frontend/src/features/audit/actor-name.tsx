import type { AuditRow } from "@redress/backend/contract";
import { t } from "../../lib/i18n.js";

/** Who did it, and for whom where that is somebody else. */
export function ActorName({ row }: { row: Pick<AuditRow, "actor" | "on_behalf_of"> }) {
  return (
    <>
      <bdi>{actorWords(row.actor)}</bdi>
      {row.on_behalf_of && (
        <span className="block text-meta text-muted">{t("audit.on_behalf", { name: row.on_behalf_of.full_name })}</span>
      )}
    </>
  );
}

export function actorWords({ kind, person }: AuditRow["actor"]): string {
  if (person) return person.full_name;
  return t(kind === "anonymous" ? "audit.who.anonymous" : "audit.who.system");
}
