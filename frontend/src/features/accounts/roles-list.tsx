import { useQuery } from "@tanstack/react-query";
import type { Sees } from "@redress/backend/contract";
import { Card } from "../../components/ui/card.js";
import { Disclosure } from "../../components/ui/disclosure.js";
import { ErrorState } from "../../components/ui/error-state.js";
import { SkeletonRows } from "../../components/ui/skeleton.js";
import { t, type MessageId } from "../../lib/i18n.js";
import { queries } from "../../lib/query.js";

const SEES: Record<Sees, MessageId> = {
  own: "accounts.roles.sees.own",
  assigned: "accounts.roles.sees.assigned",
  teams: "accounts.roles.sees.teams",
  departments: "accounts.roles.sees.departments",
  all: "accounts.roles.sees.all",
};

/** Each role in plain sentences. */
export function RolesList() {
  const { data, error, refetch } = useQuery(queries.listRoles());
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonRows rows={4} />;
  return (
    <div className="flex flex-col gap-4">
      {data.data.map((role) => (
        <Card key={role.key} title={role.name}>
          <p className="text-muted">
            {t("accounts.roles.people", { count: role.people })} {t(SEES[role.sees])}
          </p>
          <Disclosure summary={t("accounts.roles.may", { count: role.permissions.length })}>
            <ul className="list-disc ps-5">
              {role.permissions.map(({ key, sentence }) => (
                <li key={key}>{sentence}</li>
              ))}
            </ul>
          </Disclosure>
        </Card>
      ))}
    </div>
  );
}
