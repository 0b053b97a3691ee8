import type { SampleData } from "@redress/backend/contract";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { Button } from "../../components/ui/button.js";
import { Card } from "../../components/ui/card.js";
import { LastChanged } from "../../components/ui/last-changed.js";
import { ProgressBar } from "../../components/ui/progress-bar.js";
import { announce } from "../../lib/announcer.js";
import { t } from "../../lib/i18n.js";
import { KeptSamples } from "./kept-samples.js";
import { useSampleData } from "./use-sample-data.js";

/** A small made-up past to look around in; removed, it is out of everybody's sight. */
export function SampleCard({ sample }: { sample: SampleData }) {
  const { load, remove } = useSampleData();
  useNewsOfArrival(sample);
  const isShown = sample.state === "shown";
  const isLoading = sample.state === "loading";
  return (
    <Card title={t("setup.sample.title")} id="sample-data">
      <p className="text-muted">{t("setup.sample.text")}</p>
      <div className="flex min-h-10 flex-col justify-center">
        {isLoading ? (
          <ProgressBar label={t("setup.sample.loading")} value={sample.percent} />
        ) : (
          <p>{isShown ? t("setup.sample.shown", { count: sample.tickets }) : t("setup.sample.none")}</p>
        )}
      </div>
      <div className="flex flex-wrap gap-2">
        <Button busy={load.isPending || isLoading} aria-disabled={isShown || undefined} onClick={() => load.mutate()}>
          {t("setup.sample.load")}
        </Button>
        <Button busy={remove.isPending} aria-disabled={!isShown || undefined} onClick={() => remove.mutate()}>
          {t("setup.sample.remove")}
        </Button>
      </div>
      <KeptSamples kept={sample.kept} />
      <LastChanged change={sample.last_change} />
    </Card>
  );
}

/** When the job has made them, the lists of this browser do not know yet; and the reader is told. */
function useNewsOfArrival({ state }: SampleData): void {
  const cache = useQueryClient();
  const before = useRef(state);
  useEffect(() => {
    if (before.current === "loading" && state === "shown") {
      announce(t("setup.sample.arrived"));
      void cache.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "getSetup" });
    }
    before.current = state;
  }, [state, cache]);
}
