import { clsx } from "clsx";
import { X, type LucideIcon } from "lucide-react";
import { t } from "../../lib/i18n.js";

export type TagTone = "neutral" | "danger" | "warn" | "info" | "ok" | "violet";

const TONES: Record<TagTone, string> = {
  neutral: "border-transparent bg-neutral-bg text-neutral-fg",
  danger: "border-danger-bd text-danger-fg",
  warn: "border-warn-bd text-warn-fg",
  info: "border-transparent bg-info-bg text-info-fg",
  ok: "border-transparent bg-ok-bg text-ok-fg",
  violet: "border-transparent bg-violet-bg text-violet-fg",
};

export interface TagProps {
  tone?: TagTone;
  icon?: LucideIcon;
  /** Offers to remove it. */
  onRemove?: () => void;
  children: string;
}

export function Tag({ tone = "neutral", icon: Icon, onRemove, children }: TagProps) {
  return (
    <span
      className={clsx(
        "inline-flex max-w-full items-center gap-1 rounded-tag border px-1.5 text-meta leading-5 font-medium",
        TONES[tone],
      )}
    >
      {Icon && <Icon aria-hidden className="size-3 shrink-0" />}
      <span className="truncate">{children}</span>
      {onRemove && (
        <button
          type="button"
          aria-label={t("ui.remove_named", { name: children })}
          onClick={onRemove}
          className="-me-1 inline-flex size-6 items-center justify-center rounded-tag touch-target"
        >
          <X aria-hidden className="size-3" />
        </button>
      )}
    </span>
  );
}
