import { clsx } from "clsx";
import { Suspense, useRef, type ReactNode } from "react";
import { Outlet, useLocation } from "react-router-dom";
import { useOnDemand } from "../../lib/on-demand.js";
import { ErrorBoundary } from "../error-boundary.js";
import { PageSkeleton } from "../page-skeleton.js";
import { ConnectionBanner } from "./connection-banner.js";
import { WaitingArea } from "./waiting-area.js";

// Nothing is taken away or explained before the page is there.
const loadAids = () => import("./page-aids.js");

export interface MainAreaProps {
  className?: string;
  /** Instead of the page of the present address. */
  children?: ReactNode;
}

/** The `main` of a shell: the page, its failure, or its skeleton. */
export function MainArea({ className, children = <Outlet /> }: MainAreaProps) {
  const { pathname } = useLocation();
  const region = useRef<HTMLElement>(null);
  const [aids] = useOnDemand(loadAids);
  return (
    <main ref={region} id="main" tabIndex={-1} className={clsx("outline-none", className)}>
      <div>
        <ConnectionBanner />
        <WaitingArea />
      </div>
      <div>
        <ErrorBoundary place={pathname}>
          <Suspense fallback={<PageSkeleton />}>{children}</Suspense>
        </ErrorBoundary>
      </div>
      {aids && <aids.PageAids region={region} />}
    </main>
  );
}
