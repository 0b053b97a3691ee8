import type { Canned } from "@redress/backend/contract";
import { LastChanged } from "../../components/ui/last-changed.js";
import { When } from "../../components/ui/when.js";
import { t } from "../../lib/i18n.js";

/** How often it was used, when last and by whom; and who changed it. */
export function LastUsed({ canned }: { canned: Canned }) {
  const { uses, last_used: last, changed } = canned;
  return (
    <div className="flex flex-col gap-1 text-meta text-muted">
      <p>
        {t("canned.uses", { count: uses })}
        {last && (
          <>
            {" "}
            {last.by ? t("canned.last_used.by", { name: last.by.full_name }) : t("canned.last_used")}{" "}
            <When at={last.at} />
          </>
        )}
      </p>
      <LastChanged change={changed} />
    </div>
  );
}
