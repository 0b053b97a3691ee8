import { clsx } from "clsx";
import { Check } from "lucide-react";
import type { ReactNode } from "react";

export interface ListOptionProps {
  id: string;
  icon?: ReactNode;
  /** The value there is now. */
  isChosen: boolean;
  /** Where the keyboard is. */
  isCurrent: boolean;
  /** Behind the check mark. */
  end?: ReactNode;
  className?: string;
  onPoint: () => void;
  onPick: () => void;
  children: ReactNode;
}

/** One line of a listbox whose focus stays on one element; the current one is kept in sight. */
export function ListOption({
  id,
  icon,
  isChosen,
  isCurrent,
  end,
  className,
  onPoint,
  onPick,
  children,
}: ListOptionProps) {
  return (
    <li
      id={id}
      ref={isCurrent ? scrollIntoList : undefined}
      role="option"
      aria-selected={isChosen}
      className={clsx(
        "flex min-h-8 cursor-pointer items-center gap-2 rounded-chip px-2 pointer-coarse:min-h-11",
        isCurrent && "bg-hover outline-2 -outline-offset-2 outline-focus",
        className,
      )}
      onPointerMove={onPoint}
      onClick={onPick}
    >
      {icon}
      <span className="min-w-0 flex-1">{children}</span>
      {isChosen && <Check aria-hidden className="size-4 shrink-0" />}
      {end}
    </li>
  );
}

function scrollIntoList(element: HTMLLIElement | null): void {
  element?.scrollIntoView?.({ block: "nearest" });
}
