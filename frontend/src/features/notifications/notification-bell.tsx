import { Bell } from "lucide-react";
import { Suspense, useState } from "react";
import { Popover } from "../../components/ui/popover.js";
import { SkeletonRows } from "../../components/ui/skeleton.js";
import { useTitle } from "../../lib/commands.js";
import { t } from "../../lib/i18n.js";
import { lazy } from "../../lib/lazy.js";
import { useLatestAlerts } from "./use-notifications.js";

const LatestNotifications = lazy(async () => ({
  default: (await import("./latest-notifications.js")).LatestNotifications,
}));

/** The bell with the number of unread notifications; opens the newest few. */
export function NotificationBell() {
  const [open, setOpen] = useState(false);
  const { data } = useLatestAlerts();
  const unread = data?.unread ?? 0;
  const label = unread > 0 ? t("notifications.bell_unread", { count: unread }) : t("notifications.bell");
  const title = useTitle(label, "go.alerts");
  const trigger = (
    <button
      type="button"
      aria-label={label}
      title={title}
      className="relative inline-flex size-control min-w-8 items-center justify-center rounded-control text-muted hover:bg-hover hover:text-text"
    >
      <Bell aria-hidden className="size-4" />
      {unread > 0 && (
        <span
          aria-hidden
          className="absolute end-0 top-0 min-w-4 rounded-full bg-accent px-1 text-center text-meta font-medium text-on-accent tabular-nums"
        >
          {unread > 99 ? "99+" : unread}
        </span>
      )}
    </button>
  );
  return (
    <Popover label={t("notifications.title")} trigger={trigger} open={open} onOpenChange={setOpen} className="w-96 p-2">
      <Suspense fallback={<SkeletonRows rows={3} />}>
        <LatestNotifications onLeave={() => setOpen(false)} />
      </Suspense>
    </Popover>
  );
}
