import { Skeleton, SkeletonRegion } from "../components/ui/skeleton.js";

/** Stands in while a page's chunk or the session is on its way. */
export function PageSkeleton() {
  return (
    <SkeletonRegion className="mx-auto flex w-full max-w-240 flex-col gap-4 p-4 md:p-8">
      <Skeleton className="h-8 w-64 max-w-full" />
      <Skeleton className="h-24" />
      <Skeleton className="h-24" />
    </SkeletonRegion>
  );
}
