import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { When } from "./when.js";

/** One thing that happened, between the messages. */
export function EventRow({ icon: Icon, at, children }: { icon: LucideIcon; at: string; children: ReactNode }) {
  return (
    <div className="flex items-start gap-x-2 px-3 py-1 text-dense text-muted">
      <Icon aria-hidden className="mt-0.75 size-3.5 shrink-0" />
      <p className="min-w-0">
        {children} <When at={at} className="ms-1 whitespace-nowrap text-subtle" />
      </p>
    </div>
  );
}
