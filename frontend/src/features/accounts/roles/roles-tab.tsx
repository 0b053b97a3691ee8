import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { Suspense } from "react";
import { Button } from "../../../components/ui/button.js";
import { ErrorState } from "../../../components/ui/error-state.js";
import { SkeletonRows } from "../../../components/ui/skeleton.js";
import { t } from "../../../lib/i18n.js";
import { lazy } from "../../../lib/lazy.js";
import { queries } from "../../../lib/query.js";
import { useSearch, withSearch } from "../../../lib/search.js";
import { useMay } from "../../../lib/session.js";
import { RoleCard } from "./role-card.js";

const RoleSheet = lazy(async () => ({ default: (await import("./role-sheet.js")).RoleSheet }));

/** What people may do here, role by role; one opens beside the list and has its own address. */
export function RolesTab() {
  const [search, setSearch] = useSearch();
  const may = useMay();
  const { data, error, refetch } = useQuery(queries.listRoles());
  const mayMake = may("roles.manage");
  const open = mayMake ? search.get("role") : null;
  const go = (role: string | null, from: number | null = null) =>
    setSearch(withSearch(search, { role, from: from === null ? null : String(from) }));
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="max-w-prose text-muted">{t("roles.intro")}</p>
        {mayMake && (
          <Button icon={<Plus aria-hidden className="size-4" />} onClick={() => go("new")}>
            {t("roles.new")}
          </Button>
        )}
      </div>
      {error && !data ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <SkeletonRows rows={4} />
      ) : (
        data.data.map((role) => (
          <RoleCard
            key={role.id}
            role={role}
            actions={mayMake ? { onOpen: () => go(String(role.id)), onCopy: () => go("new", role.id) } : null}
          />
        ))
      )}
      <Suspense>
        {open && (
          <RoleSheet
            key={`${open} ${search.get("from")}`}
            id={open}
            from={search.get("from")}
            onCopy={(id) => go("new", id)}
            onClose={() => go(null)}
          />
        )}
      </Suspense>
    </div>
  );
}
