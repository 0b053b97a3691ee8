import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

export interface EmptyStateProps {
  icon: LucideIcon;
  /** One sentence: why there is nothing. */
  children: ReactNode;
  /** The one thing to do about it. */
  action?: ReactNode;
}

export function EmptyState({ icon: Icon, children, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-3 px-4 py-10 text-center text-muted">
      <Icon aria-hidden className="size-8 text-subtle" strokeWidth={1.5} />
      <p className="max-w-prose text-balance">{children}</p>
      {action}
    </div>
  );
}
