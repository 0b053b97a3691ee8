import type { Permission, RoleDetail } from "@redress/backend/contract";
import { TriangleAlert } from "lucide-react";
import { t } from "../../../lib/i18n.js";
import type { PermissionInfo } from "./permission-choice.js";
import { gainOf, lossOf, type RoleValues } from "./role-values.js";
import { SEES } from "./sees-words.js";

interface RoleImpactProps {
  role: RoleDetail;
  /** As it is now. */
  begun: RoleValues;
  values: RoleValues;
  all: readonly PermissionInfo[];
}

/** What saving would mean for those who have the role, told before it is saved. */
export function RoleImpact({ role, begun, values, all }: RoleImpactProps) {
  const loss = lossOf(begun, values);
  const gain = gainOf(begun, values);
  const loses = loss.permissions.length > 0 || loss.seesLess;
  const count = role.people;
  return (
    <div role="status" aria-live="polite">
      {count > 0 && (loses || gain.length > 0) && (
        <div className="flex flex-col gap-2 rounded-card border border-border bg-sunken p-3">
          {loses && (
            <div className="flex gap-2">
              <TriangleAlert aria-hidden className="mt-1 size-4 shrink-0 text-warn-fg" />
              <div>
                {loss.permissions.length > 0 && (
                  <Sentences title={t("roles.will_lose", { count })} keys={loss.permissions} all={all} />
                )}
                {loss.seesLess && (
                  <p>
                    {t("roles.will_see_less", { count })} {t(SEES[values.sees])}
                  </p>
                )}
              </div>
            </div>
          )}
          {gain.length > 0 && <Sentences title={t("roles.will_gain", { count })} keys={gain} all={all} />}
          {loss.concernsTickets && role.open_tickets > 0 && <p>{t("roles.tickets", { count: role.open_tickets })}</p>}
        </div>
      )}
    </div>
  );
}

interface SentencesProps {
  title: string;
  keys: readonly Permission[];
  all: readonly PermissionInfo[];
}

function Sentences({ title, keys, all }: SentencesProps) {
  return (
    <>
      <p className="font-medium">{title}</p>
      <ul className="list-disc ps-5">
        {all
          .filter(({ key }) => keys.includes(key))
          .map(({ key, sentence }) => (
            <li key={key}>{sentence}</li>
          ))}
      </ul>
    </>
  );
}
