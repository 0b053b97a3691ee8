import { clsx } from "clsx";
import { useEffect, useRef, type ReactNode } from "react";
import { useAppInfo } from "../../lib/app-info.js";

/** The page the browser opened with keeps the browser's own focus; only later ones move it. */
let opened = false;

export interface FocusHeadingProps {
  /** The tab's title, before the desk's name: "CMP-10431 Router offline". */
  title: string;
  /** Focuses again when it changes; the title when absent. */
  focusKey?: string;
  /** The large size of the customers' pages. */
  hero?: boolean;
  className?: string;
  children: ReactNode;
}

/**
 * The one h1 of a page. Takes the focus when the page is reached by a link, and names the tab. Whoever comes back to a
 * row of the page, from what stood in the heading's place, stays there; so does whoever has opened a dialog before the page came.
 */
export function FocusHeading({ title, focusKey = title, hero = false, className, children }: FocusHeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const isNew = useRef(true);
  const app = useAppInfo();
  useEffect(() => {
    document.title = app ? `${title} - ${app.name}` : title;
  }, [title, app]);
  useEffect(() => {
    // Whoever was faster than the page that the browser opened with goes on with what they have begun: a menu, say.
    const isBusy = !opened && document.activeElement !== document.body;
    // Whoever has pressed something since is past the opening, also where another heading was there first.
    opened ||= navigator.userActivation?.hasBeenActive === true;
    if (opened && !isBusy && !isInDialog() && !(isNew.current && isOnRow()))
      heading.current?.focus({ preventScroll: false });
    opened = true;
    isNew.current = false;
  }, [focusKey]);
  return (
    <h1
      ref={heading}
      tabIndex={-1}
      className={clsx(hero ? "text-hero" : "text-page", "font-semibold text-balance", className)}
    >
      {children}
    </h1>
  );
}

const isInDialog = (): boolean => Boolean(document.activeElement?.closest("[role=dialog], [role=alertdialog]"));

function isOnRow(): boolean {
  const { activeElement: row } = document;
  return row?.matches("[data-row-link]") === true && row.checkVisibility?.() !== false;
}
