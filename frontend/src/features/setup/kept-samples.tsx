import type { KeptSample } from "@redress/backend/contract";
import { t, type MessageId } from "../../lib/i18n.js";

const KINDS: Record<KeptSample["kind"], MessageId> = {
  organization: "setup.kept.organization",
  department: "setup.kept.department",
  team: "setup.kept.team",
  skill: "setup.kept.skill",
  category: "setup.kept.category",
};

/** What stays though the sample data were removed, and why. */
export function KeptSamples({ kept }: { kept: readonly KeptSample[] }) {
  if (kept.length === 0) return null;
  return (
    <div className="flex flex-col gap-2 text-dense">
      <p>{t("setup.kept.text")}</p>
      <ul className="flex list-disc flex-col gap-1 ps-5">
        {kept.map((row) => (
          <li key={`${row.kind} ${row.name}`}>
            {t(KINDS[row.kind], { name: row.name })}
            {": "}
            {row.tickets > 0
              ? t("setup.kept.tickets", { count: row.tickets })
              : t("setup.kept.others", { count: row.others })}
          </li>
        ))}
      </ul>
    </div>
  );
}
