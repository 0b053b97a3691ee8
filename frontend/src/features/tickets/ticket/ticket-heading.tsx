import { clsx } from "clsx";
import { useEffect, useRef } from "react";
import { useAppInfo } from "../../../lib/app-info.js";
import { t } from "../../../lib/i18n.js";
import { TICKET_HEADING_ID } from "./ticket-focus.js";

export interface TicketHeadingProps {
  number: string;
  subject: string;
  className?: string;
}

/**
 * The open ticket's subject, the page's h1. Unlike other headings it leaves the focus in the list while somebody
 * walks through it; it takes it only when the way here was not through a row.
 */
export function TicketHeading({ number, subject, className }: TicketHeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const app = useAppInfo();
  useEffect(() => {
    const page = t("ticket.page_title", { number, subject });
    document.title = app ? `${page} - ${app.name}` : page;
  }, [number, subject, app]);
  useEffect(() => {
    const { activeElement: focused } = document;
    const onVisibleRow = focused?.matches("[data-row-link]") && focused.checkVisibility?.() !== false;
    // A menu that was opened meanwhile would close.
    const inMenu = focused?.closest("[role=menu]") != null;
    if (!onVisibleRow && !inMenu) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <h1
      ref={heading}
      id={TICKET_HEADING_ID}
      tabIndex={-1}
      className={clsx("min-w-0 flex-1 text-title font-semibold text-balance", className)}
    >
      {subject}
    </h1>
  );
}
