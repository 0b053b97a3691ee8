import { BellOff } from "lucide-react";
import { Link } from "react-router-dom";
import { Button } from "../../components/ui/button.js";
import { EmptyState } from "../../components/ui/empty-state.js";
import { ErrorState } from "../../components/ui/error-state.js";
import { SkeletonRows } from "../../components/ui/skeleton.js";
import { t } from "../../lib/i18n.js";
import { AlertItem } from "./alert-item.js";
import { useLatestAlerts, useMarkRead } from "./use-notifications.js";

/** What the bell opens. */
export function LatestNotifications({ onLeave }: { onLeave: () => void }) {
  const { data, error, refetch } = useLatestAlerts();
  const markRead = useMarkRead();
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonRows rows={3} />;
  return (
    <>
      <div className="flex items-center justify-between gap-2 px-2">
        <h2 className="font-semibold">{t("notifications.title")}</h2>
        {data.unread > 0 && (
          <Button look="ghost" busy={markRead.isPending} onClick={() => markRead.mutate({ all: true })}>
            {t("notifications.read_all")}
          </Button>
        )}
      </div>
      {data.data.length === 0 ? (
        <EmptyState icon={BellOff}>{t("notifications.empty")}</EmptyState>
      ) : (
        <ul>
          {data.data.map((alert) => (
            <AlertItem
              key={alert.ticket.id}
              alert={alert}
              onOpen={() => {
                if (alert.unread > 0) markRead.mutate({ ticket_id: alert.ticket.id });
                onLeave();
              }}
            />
          ))}
        </ul>
      )}
      <Link
        to="/alerts"
        onClick={onLeave}
        className="mt-2 flex min-h-8 items-center justify-center rounded-chip text-link hover:underline pointer-coarse:min-h-11"
      >
        {t("notifications.see_all")}
      </Link>
    </>
  );
}
