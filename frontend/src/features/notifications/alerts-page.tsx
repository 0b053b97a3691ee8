import { BellOff } from "lucide-react";
import { Link } from "react-router-dom";
import { Button } from "../../components/ui/button.js";
import { EmptyState } from "../../components/ui/empty-state.js";
import { ErrorState } from "../../components/ui/error-state.js";
import { FocusHeading } from "../../components/ui/focus-heading.js";
import { LoadMore } from "../../components/ui/load-more.js";
import { SkeletonRows } from "../../components/ui/skeleton.js";
import { t } from "../../lib/i18n.js";
import { AlertItem } from "./alert-item.js";
import { useAllAlerts, useMarkRead } from "./use-notifications.js";

/** Every notification, by ticket, unread first. */
export function AlertsPage() {
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useAllAlerts();
  const markRead = useMarkRead();
  const all = data?.pages.flatMap((page) => page.data);
  const unread = data?.pages[0]?.unread ?? 0;
  return (
    <div className="mx-auto flex w-full max-w-180 flex-col gap-4 p-4 md:p-8">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <FocusHeading title={t("notifications.title")}>{t("notifications.title")}</FocusHeading>
        {unread > 0 && (
          <Button busy={markRead.isPending} onClick={() => markRead.mutate({ all: true })}>
            {t("notifications.read_all")}
          </Button>
        )}
      </div>
      <div className="rounded-card border border-border bg-surface px-2">
        {error && !all ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : !all ? (
          <SkeletonRows />
        ) : all.length === 0 ? (
          <EmptyState icon={BellOff}>{t("notifications.empty")}</EmptyState>
        ) : (
          <ul>
            {all.map((alert) => (
              <AlertItem
                key={alert.ticket.id}
                alert={alert}
                onOpen={() => {
                  if (alert.unread > 0) markRead.mutate({ ticket_id: alert.ticket.id });
                }}
              />
            ))}
          </ul>
        )}
        <LoadMore hasMore={hasNextPage} busy={isFetchingNextPage} onLoad={() => void fetchNextPage()} />
      </div>
      <Link to="/me#notifications" className="text-link hover:underline">
        {t("notifications.choose")}
      </Link>
    </div>
  );
}
