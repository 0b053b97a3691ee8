import type { ReactNode } from "react";
import { Link } from "react-router-dom";

/** Ways on from a card. */
export function AccountLinks({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap gap-x-6 gap-y-2">{children}</div>;
}

export function AccountLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link to={to} className="inline-flex min-h-6 items-center rounded-chip text-link hover:underline touch-target">
      {children}
    </Link>
  );
}
