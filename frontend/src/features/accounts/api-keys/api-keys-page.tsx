import type { OwnedApiKey } from "@redress/backend/contract";
import { KeyRound } from "lucide-react";
import { Link } from "react-router-dom";
import { EmptyState } from "../../../components/ui/empty-state.js";
import { ErrorState } from "../../../components/ui/error-state.js";
import { FocusHeading } from "../../../components/ui/focus-heading.js";
import { LoadMore } from "../../../components/ui/load-more.js";
import { SkeletonRows } from "../../../components/ui/skeleton.js";
import { Tag } from "../../../components/ui/tag.js";
import { api } from "../../../lib/api.js";
import { t } from "../../../lib/i18n.js";
import { useMay } from "../../../lib/session.js";
import { KeyTable } from "./key-table.js";
import { RevokeKey } from "./revoke-key.js";
import { useAllKeys } from "./use-api-keys.js";

/** Every key of the desk, with whose it is. */
export function ApiKeysPage() {
  const may = useMay();
  const list = useAllKeys();
  const keys = list.data?.pages.flatMap((page) => page.data);
  return (
    <div className="mx-auto flex w-full max-w-240 flex-col gap-6 p-4 md:p-8">
      <header className="flex flex-col gap-1">
        <FocusHeading title={t("api_keys.title")}>{t("api_keys.title")}</FocusHeading>
        <p className="max-w-prose text-muted">{t("api_keys.about_all")}</p>
        {may("api_keys.make") && (
          <Link to="/me#api-keys" className="inline-flex min-h-6 items-center self-start text-link hover:underline">
            {t("api_keys.to_own")}
          </Link>
        )}
      </header>
      {list.error && !keys ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : !keys ? (
        <SkeletonRows />
      ) : keys.length === 0 ? (
        <EmptyState icon={KeyRound}>{t("api_keys.none")}</EmptyState>
      ) : (
        <KeyTable
          label={t("api_keys.all")}
          keys={keys}
          owner={(key) => <Owner of={key} />}
          actions={(key) => <Actions of={key} />}
        />
      )}
      <LoadMore hasMore={list.hasNextPage} busy={list.isFetchingNextPage} onLoad={() => void list.fetchNextPage()} />
    </div>
  );
}

function Owner({ of: { owner, owner_active: active } }: { of: OwnedApiKey }) {
  return (
    <div className="flex min-w-24 flex-col items-start gap-1">
      <bdi>{owner.full_name}</bdi>
      {!active && <Tag tone="warn">{t("api_keys.owner_inactive")}</Tag>}
    </div>
  );
}

function Actions({ of: key }: { of: OwnedApiKey }) {
  if (!key.abilities.revoke) return <span className="text-muted">{t("api_keys.out_of_reach")}</span>;
  return <RevokeKey of={key} revoke={() => api.revokeApiKey({ params: { id: String(key.id) } })} />;
}
