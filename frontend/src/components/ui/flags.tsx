import { ArrowUpFromDot, FlaskConical, RotateCcw } from "lucide-react";
import { t } from "../../lib/i18n.js";
import { Tag } from "./tag.js";

/** "Escalated L2"; nothing at level 0. */
export function EscalatedFlag({ level }: { level: number }) {
  if (level === 0) return null;
  return (
    <Tag tone="danger" icon={ArrowUpFromDot}>
      {t("ui.flag.escalated", { level })}
    </Tag>
  );
}

/** "Reopened 2"; nothing when it never was. */
export function ReopenedFlag({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <Tag tone="warn" icon={RotateCcw}>
      {t("ui.flag.reopened", { count })}
    </Tag>
  );
}

/** "Sample": made up, nobody is waiting for an answer. */
export function SampleFlag() {
  return (
    <Tag tone="info" icon={FlaskConical}>
      {t("ui.flag.sample")}
    </Tag>
  );
}
