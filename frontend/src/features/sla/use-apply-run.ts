import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { SlaRun } from "@redress/backend/contract";
import { useEffect, useRef, useState } from "react";
import { announce } from "../../lib/announcer.js";
import { api } from "../../lib/api.js";
import { t } from "../../lib/i18n.js";
import { keyOf, queries } from "../../lib/query.js";

export interface Applied {
  kind: "policy" | "calendar";
  id: number;
}

const EVERY_MS = 1000;

/** Applies what is saved to the open tickets and follows how far it is, also when somebody else has begun it. */
export function useApplyRun({ kind, id }: Applied) {
  const cache = useQueryClient();
  const [begun, setBegun] = useState<number | null>(null);
  /** The run after whose end what is saved was read anew. */
  const [known, setKnown] = useState<number | null>(null);
  const params = { id: String(id) };
  const runs = useQuery(queries.listSlaRuns());
  const underWay = runs.data?.data.find((run) => run[kind]?.id === id && run.state === "running");
  // Followed to its end, whoever began it: then the list of what runs does not know it any more.
  if (underWay && begun === null) setBegun(underWay.id);
  const runId = begun ?? underWay?.id;
  const follow = useQuery({
    ...queries.getSlaRun({ params: { id: String(runId) } }),
    enabled: runId !== undefined,
    refetchInterval: ({ state }) => (state.data?.state === "done" ? false : EVERY_MS),
  });
  const run = runId === undefined ? undefined : (follow.data ?? underWay);

  useNewsOfEnd(run, async ({ id: ended }) => {
    const name = kind === "policy" ? "getSlaPolicy" : "getCalendar";
    await Promise.all([
      cache.invalidateQueries({ queryKey: keyOf(name, { params }) }),
      cache.invalidateQueries({ queryKey: keyOf("listSlaRuns") }),
    ]);
    setKnown(ended);
  });

  const apply = useMutation({
    mutationFn: () => (kind === "policy" ? api.applySlaPolicy({ params }) : api.applyCalendar({ params })),
    onSuccess: (started) => {
      cache.setQueryData(keyOf("getSlaRun", { params: { id: String(started.id) } }), started);
      setBegun(started.id);
      void cache.invalidateQueries({ queryKey: keyOf("listSlaRuns") });
    },
  });
  return { run, apply, isEndKnown: run?.state === "done" && known === run.id };
}

/** When it is through, what this browser knows of the thing is old; and the reader is told. */
function useNewsOfEnd(run: SlaRun | undefined, onEnd: (run: SlaRun) => Promise<void>): void {
  const ended = useRef<number | null>(null);
  const wasRunning = useRef(false);
  useEffect(() => {
    if (run?.state === "running") wasRunning.current = true;
    if (run?.state !== "done" || ended.current === run.id) return;
    ended.current = run.id;
    void onEnd(run);
    if (wasRunning.current) announce(runWords(run));
    wasRunning.current = false;
  }, [run, onEnd]);
}

/** What became of it: "Done. 9 of 128 open tickets were promised anew." */
export function runWords(run: SlaRun): string {
  return t("apply.done", { changed: run.changed, total: run.total });
}
