import { Suspense } from "react";
import { Navigate, useParams } from "react-router-dom";
import { SkeletonRows } from "../../../components/ui/skeleton.js";
import { loadMessagesOf } from "../../../lib/i18n.js";
import { lazy } from "../../../lib/lazy.js";
import { isQueueView } from "../../../lib/queue-views.js";
import { savedViewId } from "../../views/view-address.js";
import { Queue } from "./queue.js";

const SavedQueue = lazy(async () => ({
  default: (await Promise.all([import("../../views/saved-queue.js"), loadMessagesOf(["views"])]))[0].SavedQueue,
}));

/** The desk: a queue, and beside it (in its place on phones) the open ticket. */
export function QueuePage() {
  const { view } = useParams();
  const savedId = savedViewId(view);
  if (savedId !== null)
    return (
      <Suspense fallback={<SkeletonRows rows={8} />}>
        <SavedQueue key={savedId} id={savedId} />
      </Suspense>
    );
  if (!isQueueView(view)) return <Navigate replace to="/queue/mine" />;
  return <Queue view={view} />;
}
