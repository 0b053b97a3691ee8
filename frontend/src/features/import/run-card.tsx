import type { ImportDetail } from "@redress/backend/contract";
import { Button } from "../../components/ui/button.js";
import { Card } from "../../components/ui/card.js";
import { ProgressBar } from "../../components/ui/progress-bar.js";
import { formatNumber } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";
import { useMoveImport } from "./use-imports.js";

/** How far a check or an import is, with the way to stop it; or, once stopped, the way on. */
export function RunCard({ it }: { it: ImportDetail }) {
  const move = useMoveImport(it.id);
  const done = it.rows_imported + it.rows_skipped + it.rows_refused;
  const goesOn = it.abilities.start && (it.state === "stopped" || it.state === "failed") && done > 0;
  if (it.state !== "checking" && it.state !== "running" && !goesOn) return null;
  return (
    <Card
      title={t(goesOn ? "import.run.stopped" : it.state === "checking" ? "import.run.checking" : "import.run.running")}
    >
      {it.state === "checking" ? (
        <ProgressBar label={t("import.run.reading")} value={it.progress} max={1} />
      ) : it.rows_total === null ? (
        <ProgressBar label={t("import.run.counting")} />
      ) : (
        <ProgressBar
          label={t("import.run.rows")}
          value={done}
          max={Math.max(it.rows_total, 1)}
          valueText={t("import.run.of", { done: formatNumber(done), total: formatNumber(it.rows_total) })}
        />
      )}
      <div className="flex flex-wrap items-center gap-3">
        {it.abilities.cancel && (
          <Button busy={move.isPending} onClick={() => move.mutate("cancelImport")}>
            {t("import.run.stop")}
          </Button>
        )}
        {goesOn && (
          <Button look="primary" busy={move.isPending} onClick={() => move.mutate("startImport")}>
            {t("import.run.go_on")}
          </Button>
        )}
        <p className="text-dense text-muted">{t(goesOn ? "import.run.goes_on" : "import.run.leave")}</p>
      </div>
    </Card>
  );
}
