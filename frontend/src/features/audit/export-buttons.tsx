import { useQueryClient } from "@tanstack/react-query";
import { Download, FileSignature } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "../../components/ui/button.js";
import { saveRoute } from "../../lib/download.js";
import { formatBytes } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";
import { toastProblem } from "../../lib/problem-text.js";
import { useMay } from "../../lib/session.js";
import { toast } from "../../lib/toasts.js";

/** After this long it is said that something is going on, and how much has come. */
const SAYS_SO_AFTER_MS = 1000;

/** Saves what the filters find as a file, and the signed end of the audit. */
export function ExportButtons({ query }: { query: object }) {
  const may = useMay();
  const cache = useQueryClient();
  const [busy, setBusy] = useState<"export" | "head" | null>(null);
  const [bytes, setBytes] = useState(0);
  const save = async (what: "export" | "head", body: () => Promise<void>) => {
    setBytes(0);
    setBusy(what);
    try {
      await body();
      if (what === "export") toast(t("audit.exported"));
    } catch (error) {
      toastProblem(error);
    } finally {
      setBusy(null);
      // What was saved is on record itself, also where it broke off.
      void cache.invalidateQueries({ queryKey: ["listAudit"] });
    }
  };
  return (
    <div className="flex flex-col gap-1">
      <div className="flex flex-wrap gap-2">
        {may("data.export") && (
          <Button
            busy={busy === "export"}
            icon={<Download aria-hidden className="size-4" />}
            onClick={() =>
              void save("export", () => saveRoute("exportAudit", {}, "audit.csv", { query, onProgress: setBytes }))
            }
          >
            {t("audit.export")}
          </Button>
        )}
        <Button
          busy={busy === "head"}
          icon={<FileSignature aria-hidden className="size-4" />}
          onClick={() => void save("head", () => saveRoute("getAuditHead", {}, "audit-head.json"))}
        >
          {t("audit.head")}
        </Button>
      </div>
      <p className="max-w-80 text-meta text-muted">{t("audit.head.what")}</p>
      {busy === "export" && <Progress bytes={bytes} />}
    </div>
  );
}

function Progress({ bytes }: { bytes: number }) {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), SAYS_SO_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <p role="status" className="text-meta text-muted tabular-nums">
      {isLong && t("audit.exporting", { size: formatBytes(bytes) })}
    </p>
  );
}
