import type { Alert, Notification } from "@redress/backend/contract";
import { clsx } from "clsx";
import { ChevronDown } from "lucide-react";
import { useId, useState } from "react";
import { Link } from "react-router-dom";
import { ErrorState } from "../../components/ui/error-state.js";
import { LoadMore } from "../../components/ui/load-more.js";
import { SkeletonRows } from "../../components/ui/skeleton.js";
import { When } from "../../components/ui/when.js";
import { t } from "../../lib/i18n.js";
import { useMe } from "../../lib/session.js";
import { notificationHref, notificationText } from "./notification-text.js";
import { useAlertsOf } from "./use-notifications.js";

export interface AlertItemProps {
  alert: Alert;
  /** Somebody follows one: all of that ticket are then read. */
  onOpen: () => void;
}

/** What happened on one ticket: the newest in one line, all of it when it is opened, each leading to the place where it did. */
export function AlertItem({ alert: { ticket, count, unread, newest }, onOpen }: AlertItemProps) {
  const [open, setOpen] = useState(false);
  const list = useId();
  return (
    <li className="border-b border-border py-2 last:border-b-0">
      <div className="flex flex-wrap items-center gap-x-2 px-2 text-meta text-muted">
        <bdi>{ticket.number}</bdi>
        <span className="min-w-0 flex-1 truncate">{ticket.subject}</span>
        {count > 1 && (
          <button
            type="button"
            aria-expanded={open}
            aria-controls={open ? list : undefined}
            onClick={() => setOpen(!open)}
            className="inline-flex min-h-6 items-center gap-1 rounded-chip px-1 text-link hover:bg-hover pointer-coarse:min-h-11"
          >
            {t(open ? "notifications.fold" : "notifications.all_of_ticket", { count, unread, number: ticket.number })}
            <ChevronDown aria-hidden className={clsx("size-3.5", open && "rotate-180")} />
          </button>
        )}
      </div>
      {open ? (
        <AllOfTicket id={list} ticketId={ticket.id} onOpen={onOpen} />
      ) : (
        <NotificationLink notification={newest} unread={unread > 0} onOpen={onOpen} />
      )}
    </li>
  );
}

function AllOfTicket({ id, ticketId, onOpen }: { id: string; ticketId: number; onOpen: () => void }) {
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useAlertsOf(ticketId);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonRows rows={2} />;
  return (
    <>
      <ul id={id}>
        {data.pages
          .flatMap((page) => page.data)
          .map((notification) => (
            <li key={notification.id}>
              <NotificationLink notification={notification} unread={notification.read_at === null} onOpen={onOpen} />
            </li>
          ))}
      </ul>
      <LoadMore hasMore={hasNextPage} busy={isFetchingNextPage} onLoad={() => void fetchNextPage()} />
    </>
  );
}

interface NotificationLinkProps {
  notification: Notification;
  unread: boolean;
  onOpen: () => void;
}

function NotificationLink({ notification, unread, onOpen }: NotificationLinkProps) {
  const { is_staff: isStaff } = useMe();
  return (
    <Link
      to={notificationHref(notification, isStaff)}
      onClick={onOpen}
      className="flex min-h-8 flex-wrap items-center gap-x-2 rounded-chip px-2 py-1 text-text hover:bg-hover pointer-coarse:min-h-11"
    >
      <span aria-hidden className={clsx("size-2 shrink-0 rounded-full", unread ? "bg-accent" : "bg-transparent")} />
      <span className={clsx("min-w-0 flex-1", unread && "font-medium")}>
        {unread && <span className="sr-only">{t("notifications.unread_mark")} </span>}
        {notificationText(notification, isStaff)}
      </span>
      <When at={notification.created_at} className="text-meta text-muted" />
    </Link>
  );
}
