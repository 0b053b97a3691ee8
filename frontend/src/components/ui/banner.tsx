import { clsx } from "clsx";
import { Info, TriangleAlert, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

export type BannerTone = "info" | "warn" | "danger" | "ok" | "note";

const TONES: Record<BannerTone, string> = {
  info: "border-info-bd bg-info-bg text-info-fg",
  warn: "border-warn-bd bg-warn-bg text-warn-fg",
  danger: "border-danger-bd bg-danger-bg text-danger-fg",
  ok: "border-ok-bd bg-ok-bg text-ok-fg",
  note: "border-note-bd bg-note-bg text-note-fg",
};

export interface BannerProps {
  tone?: BannerTone;
  icon?: LucideIcon;
  /** Spoken when it appears: `status` when free, `alert` at once. Without, it is ordinary text. */
  live?: "status" | "alert";
  /** A button or link at the end. */
  action?: ReactNode;
  className?: string;
  children: ReactNode;
  "data-testid"?: string;
  "data-state"?: string;
}

export function Banner({ tone = "info", icon, live, action, className, children, ...rest }: BannerProps) {
  const Icon = icon ?? (tone === "warn" || tone === "danger" ? TriangleAlert : Info);
  return (
    <div
      {...rest}
      role={live}
      className={clsx(
        "flex flex-wrap items-center gap-x-3 gap-y-1 rounded-control border px-3 py-2",
        TONES[tone],
        className,
      )}
    >
      <Icon aria-hidden className="size-4 shrink-0" />
      <div className="min-w-0 flex-1 basis-48">{children}</div>
      {action}
    </div>
  );
}
