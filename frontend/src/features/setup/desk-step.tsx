import { useQuery } from "@tanstack/react-query";
import { Suspense } from "react";
import { Skeleton } from "../../components/ui/skeleton.js";
import { lazy } from "../../lib/lazy.js";
import { queries } from "../../lib/query.js";

const DeskForm = lazy(async () => ({ default: (await import("./desk-form.js")).DeskForm }));

/** The first step, done in place: what the desk is called and whose clock it goes by. */
export function DeskStep() {
  const { data: settings } = useQuery(queries.getSettings());
  const waiting = <Skeleton className="h-28" />;
  return <Suspense fallback={waiting}>{settings ? <DeskForm settings={settings} /> : waiting}</Suspense>;
}
