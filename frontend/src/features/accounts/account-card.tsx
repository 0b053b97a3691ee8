import type { ReactNode } from "react";
import { FocusHeading } from "../../components/ui/focus-heading.js";

/** The one card of a page before the sign-in. */
export function AccountCard({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-5 rounded-card border border-border bg-surface p-6">
      <FocusHeading title={title}>{title}</FocusHeading>
      {children}
    </div>
  );
}
