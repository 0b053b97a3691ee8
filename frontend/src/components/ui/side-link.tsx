import { clsx } from "clsx";
import type { LucideIcon } from "lucide-react";
import { isValidElement, type ReactElement, type ReactNode } from "react";
import { Link, NavLink } from "react-router-dom";
import type { CommandId } from "../../lib/command-list.js";
import { useTitle } from "../../lib/commands.js";
import { formatNumber } from "../../lib/format.js";

export interface SideLinkProps {
  to: string;
  /** A mark of its own is drawn as it is. */
  icon: LucideIcon | ReactElement;
  label: string;
  count?: number | undefined;
  /** In the place of the count. */
  badge?: ReactNode;
  /** Leads there as well; its key is in the title. */
  command?: CommandId;
  /** Only the icon is drawn; on tablets it always is. */
  folded: boolean;
  /** Whether it is where one is, for addresses that differ in more than their path. */
  current?: boolean;
  /** It can be put elsewhere in its list. */
  row?: { id: number; handle: ReactNode; line: "before" | "after" | null };
}

/** An entry of the sidebar; as a rail it keeps its name for screen readers and as a title. */
export function SideLink({ to, icon: Icon, label, count, badge, command, folded, current, row }: SideLinkProps) {
  const Place = current === undefined ? NavLink : Link;
  const words = clsx("md:max-lg:sr-only", folded && "lg:sr-only");
  return (
    <li
      data-reorder-row={row?.id}
      className={clsx(
        row && "group relative flex",
        row?.line === "before" && "shadow-[0_-2px_0_var(--accent)]",
        row?.line === "after" && "shadow-[0_2px_0_var(--accent)]",
      )}
    >
      <Place
        to={to}
        {...(current && { "aria-current": "page" })}
        title={useTitle(label, command)}
        className={clsx(
          "flex min-h-8 min-w-0 flex-1 items-center gap-2 rounded-chip px-2 text-text hover:bg-hover pointer-coarse:min-h-11",
          "aria-[current=page]:bg-selected aria-[current=page]:font-semibold md:max-lg:justify-center",
          folded && "lg:justify-center",
        )}
      >
        {isValidElement(Icon) ? Icon : <Icon aria-hidden className="size-4 shrink-0 text-muted" />}
        <span className={clsx("min-w-0 flex-1 whitespace-nowrap md:truncate", words)}>{label}</span>
        {(badge ?? count) !== undefined && (
          <span className={clsx("text-muted tabular-nums", words)}>
            {badge ?? (count !== undefined && formatNumber(count))}
          </span>
        )}
      </Place>
      {row && (
        <span
          className={clsx(
            "absolute inset-y-0 end-0 flex items-center rounded-chip bg-hover opacity-0",
            "group-hover:opacity-100 focus-within:opacity-100 md:max-lg:hidden",
            folded && "lg:hidden",
          )}
        >
          {row.handle}
        </span>
      )}
    </li>
  );
}
