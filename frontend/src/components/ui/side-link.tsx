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
  /** A number, or what says it in words of its own. */
  count?: ReactNode;
  /** Leads there as well; its key is in the title. */
  command?: CommandId;
  /** Only the icon is drawn; on tablets it always is. */
  folded: boolean;
  /** Whether it is where one is, for addresses that differ in more than their path. */
  current?: boolean;
}

/** An entry of the sidebar; as a rail it keeps its name for screen readers and as a title. */
export function SideLink(props: SideLinkProps) {
  return (
    <li className="flex">
      <SidePlace {...props} />
    </li>
  );
}

/** The same for a list that is more than its links. */
export function SidePlace({ to, icon: Icon, label, count, command, folded, current }: SideLinkProps) {
  const Place = current === undefined ? NavLink : Link;
  const words = clsx("md:max-lg:sr-only", folded && "lg:sr-only");
  return (
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
      {count !== undefined && (
        <span className={clsx("text-muted tabular-nums", words)}>
          {typeof count === "number" ? formatNumber(count) : count}
        </span>
      )}
    </Place>
  );
}
