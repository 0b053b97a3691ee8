import { clsx } from "clsx";
import { Suspense } from "react";
import { Outlet, useLocation } from "react-router-dom";
import { ErrorBoundary } from "../error-boundary.js";
import { PageSkeleton } from "../page-skeleton.js";
import { ConnectionBanner } from "./connection-banner.js";

/** The `main` of a shell: the page, its failure, or its skeleton. */
export function MainArea({ className }: { className?: string }) {
  const { pathname } = useLocation();
  return (
    <main id="main" tabIndex={-1} className={clsx("outline-none", className)}>
      <ConnectionBanner />
      <ErrorBoundary place={pathname}>
        <Suspense fallback={<PageSkeleton />}>
          <Outlet />
        </Suspense>
      </ErrorBoundary>
    </main>
  );
}
