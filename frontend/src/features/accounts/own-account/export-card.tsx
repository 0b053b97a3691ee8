import { useMutation } from "@tanstack/react-query";
import { Button } from "../../../components/ui/button.js";
import { Card } from "../../../components/ui/card.js";
import { saveRoute } from "../../../lib/download.js";
import { t } from "../../../lib/i18n.js";
import { toastProblem } from "../../../lib/problem-text.js";

/** All that the desk knows of oneself, to take along. */
export function ExportCard() {
  const save = useMutation({
    mutationFn: () => saveRoute("exportMe", {}, "redress-data.zip"),
    onError: (error) => toastProblem(error),
  });
  return (
    <Card title={t("own_account.export.title")} id="export">
      <p className="max-w-prose text-muted">{t("own_account.export.about")}</p>
      <div>
        <Button busy={save.isPending} onClick={() => save.mutate()}>
          {t("own_account.export.submit")}
        </Button>
      </div>
    </Card>
  );
}
