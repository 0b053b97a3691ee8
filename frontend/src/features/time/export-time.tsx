import { useMutation } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { Button } from "../../components/ui/button.js";
import { saveRoute } from "../../lib/download.js";
import { t } from "../../lib/i18n.js";
import { toastProblem } from "../../lib/problem-text.js";
import { toast } from "../../lib/toasts.js";
import type { TimeFilter } from "./time-address.js";

/** Saves what is listed as a file. */
export function ExportTime({ filter }: { filter: TimeFilter }) {
  const save = useMutation({
    mutationFn: () => saveRoute("exportTime", {}, "time.csv", { query: filter }),
    onSuccess: () => void toast(t("time.exported")),
    onError: (error) => void toastProblem(error),
  });
  return (
    <Button busy={save.isPending} icon={<Download aria-hidden className="size-4" />} onClick={() => save.mutate()}>
      {t("time.export")}
    </Button>
  );
}
