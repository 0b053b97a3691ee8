import { useEffect, useState } from "react";
import { ProgressBar } from "../../../components/ui/progress-bar.js";
import { t } from "../../../lib/i18n.js";

const SAID_AFTER_MS = 1000;

/** That a change is on its way, once it takes longer than a moment. */
export function BulkProgress({ total }: { total: number }) {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), SAID_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return isLong ? <ProgressBar label={t("bulk.running", { count: total })} /> : null;
}
