import type { CalendarRow } from "@redress/backend/contract";
import { Link } from "react-router-dom";
import { t } from "../../../lib/i18n.js";

/** The policies that count by a calendar, each leading to its page; nothing where there are none. */
export function UsedBy({ policies }: { policies: CalendarRow["used_by"] }) {
  if (policies.length === 0) return null;
  return (
    <span>
      {t("calendars.used_by")}{" "}
      {policies.map(({ id, name }, i) => (
        <span key={id}>
          {i > 0 && ", "}
          <Link to={`/admin/sla/${id}`} className="text-link underline underline-offset-2">
            {name}
          </Link>
        </span>
      ))}
    </span>
  );
}
