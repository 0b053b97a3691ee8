import { clsx } from "clsx";
import { Link } from "react-router-dom";
import { When } from "../../components/ui/when.js";
import { t } from "../../lib/i18n.js";
import { useMe } from "../../lib/session.js";
import type { TicketGroup } from "./group-by-ticket.js";
import { notificationHref, notificationText } from "./notification-text.js";

export interface NotificationGroupProps {
  group: TicketGroup;
  /** Somebody follows one: all of that ticket are then read. */
  onOpen: () => void;
}

/** What happened on one ticket, each line leading to the place where it did. */
export function NotificationGroup({ group, onOpen }: NotificationGroupProps) {
  const { is_staff: isStaff } = useMe();
  return (
    <li className="border-b border-border py-2 last:border-b-0">
      <p className="flex flex-wrap gap-x-2 px-2 text-meta text-muted">
        <bdi>{group.ticket.number}</bdi>
        <span className="min-w-0 truncate">{group.ticket.subject}</span>
      </p>
      <ul>
        {group.notifications.map((notification) => {
          const unread = notification.read_at === null;
          return (
            <li key={notification.id}>
              <Link
                to={notificationHref(notification, isStaff)}
                onClick={onOpen}
                className="flex min-h-8 flex-wrap items-center gap-x-2 rounded-chip px-2 py-1 text-text hover:bg-hover pointer-coarse:min-h-11"
              >
                <span
                  aria-hidden
                  className={clsx("size-2 shrink-0 rounded-full", unread ? "bg-accent" : "bg-transparent")}
                />
                <span className={clsx("min-w-0 flex-1", unread && "font-medium")}>
                  {unread && <span className="sr-only">{t("notifications.unread_mark")} </span>}
                  {notificationText(notification, isStaff)}
                </span>
                <When at={notification.created_at} className="text-meta text-muted" />
              </Link>
            </li>
          );
        })}
      </ul>
    </li>
  );
}
