import { clsx } from "clsx";
import type { ReactNode } from "react";
import { t } from "../../lib/i18n.js";
import { VisuallyHidden } from "./visually-hidden.js";

/** A grey shape of the final size. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={clsx("block rounded-chip bg-sunken", className)} />;
}

/** A region that is loading; invisible for the first 150 ms. */
export function SkeletonRegion({
  label,
  className,
  children,
}: {
  label?: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <div aria-busy="true" className={clsx("animate-late", className)}>
      <VisuallyHidden>{label ?? t("ui.loading")}</VisuallyHidden>
      {children}
    </div>
  );
}

/** Lines of a list, each as high as a row will be. */
export function SkeletonRows({ rows = 5, rowClassName = "h-16" }: { rows?: number; rowClassName?: string }) {
  return (
    <SkeletonRegion className="flex flex-col gap-px">
      {Array.from({ length: rows }, (_, index) => (
        <div
          key={index}
          className={clsx("flex flex-col justify-center gap-2 border-b border-border px-3", rowClassName)}
        >
          <Skeleton className="h-3 w-3/5" />
          <Skeleton className="h-3 w-2/5" />
        </div>
      ))}
    </SkeletonRegion>
  );
}
