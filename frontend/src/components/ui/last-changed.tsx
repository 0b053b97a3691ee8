import type { LastChange } from "@redress/backend/contract";
import { clsx } from "clsx";
import { t } from "../../lib/i18n.js";
import { When } from "./when.js";

/** Who changed something last, and when; nothing while it is as it came. */
export function LastChanged({ change, className }: { change: LastChange; className?: string }) {
  if (!change) return null;
  return (
    <p className={clsx("text-meta text-muted", className)}>
      {change.by ? t("ui.last_changed.by", { name: change.by.full_name }) : t("ui.last_changed.desk")}{" "}
      <When at={change.at} />
    </p>
  );
}
