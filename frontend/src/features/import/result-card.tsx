import type { ImportDetail } from "@redress/backend/contract";
import { Download } from "lucide-react";
import { useState } from "react";
import { Button, LinkButton } from "../../components/ui/button.js";
import { Card } from "../../components/ui/card.js";
import { saveRoute } from "../../lib/download.js";
import { t } from "../../lib/i18n.js";
import { toastProblem } from "../../lib/problem-text.js";
import { ReasonTable } from "./reason-table.js";
import { ResultFigure } from "./result-figure.js";

/** What became of the file so far. */
export function ResultCard({ it }: { it: ImportDetail }) {
  if (it.rows_imported + it.rows_skipped + it.rows_refused === 0 && it.state !== "finished") return null;
  const isEmpty = it.state === "finished" && it.rows_total === 0;
  return (
    <Card title={t("import.result.title")}>
      {isEmpty ? (
        <p>{t("import.result.empty")}</p>
      ) : (
        <ResultFigure imported={it.rows_imported} skipped={it.rows_skipped} refused={it.rows_refused} />
      )}
      {it.reasons.length > 0 && <ReasonTable reasons={it.reasons} />}
      <div className="flex flex-wrap gap-3">
        {it.rows_refused > 0 && <ReportButton it={it} />}
        {it.rows_imported > 0 && it.state === "finished" && (
          <LinkButton to="/queue/all">{t("import.result.queue")}</LinkButton>
        )}
      </div>
    </Card>
  );
}

function ReportButton({ it }: { it: ImportDetail }) {
  const [busy, setBusy] = useState(false);
  const download = async () => {
    setBusy(true);
    try {
      await saveRoute("downloadImportReport", { id: it.id }, `${it.file_name}.report.csv`);
    } catch (error) {
      toastProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button busy={busy} icon={<Download aria-hidden className="size-4" />} onClick={() => void download()}>
      {t("import.result.report")}
    </Button>
  );
}
