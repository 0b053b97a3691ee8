import { clsx } from "clsx";
import type { CSSProperties, MouseEvent, ReactNode } from "react";
import { t } from "../../../lib/i18n.js";
import type { TicketRowProps } from "./ticket-row.js";
import { useRowMenu } from "./row-menu-place.js";

interface Props extends Pick<TicketRowProps, "row" | "href" | "onOpen" | "link" | "active" | "left"> {
  className: string;
  style?: CSSProperties;
  children: ReactNode;
}

/** What every row of tickets is: a link that opens its ticket at once, with the row's menu. */
export function RowLink({ row, href, onOpen, link, active, left, className, style, children }: Props) {
  const menu = useRowMenu(row);
  return (
    // Not the router's link, which every step would draw anew in all rows, for it listens to the address.
    <a
      {...link}
      {...menu}
      href={href}
      style={style}
      onClick={(event) => {
        if (event.defaultPrevented || !isPlain(event)) return;
        event.preventDefault();
        onOpen(row.id);
      }}
      data-testid="ticket-row"
      aria-current={active ? "true" : undefined}
      className={clsx(
        "@container [-webkit-touch-callout:none] border-b border-border px-3 text-text no-underline -outline-offset-2",
        className,
        active ? "border-s-4 border-s-accent bg-selected ps-2" : "hover:bg-hover",
        left && "bg-bg text-subtle italic",
      )}
    >
      {children}
      {left && <span className="sr-only">{t("queue.left")}</span>}
    </a>
  );
}

/** Not for another tab or window. */
const isPlain = ({ button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean =>
  button === 0 && !ctrlKey && !metaKey && !shiftKey && !altKey;
