import { Link } from "react-router-dom";
import { useAppInfo } from "../../lib/app-info.js";
import { t } from "../../lib/i18n.js";
import mark from "../../styles/mark.svg";

/** The desk's sign and name; leads home. */
export function Brand({ compact = false }: { compact?: boolean }) {
  const app = useAppInfo();
  const name = app?.name ?? t("app.nav.home");
  return (
    <Link to="/" className="inline-flex min-h-8 items-center gap-2 rounded-chip font-semibold text-text">
      {app?.logo_url ? (
        // As tall as the product's own mark, so that nothing moves.
        <img src={app.logo_url} alt="" className="h-6 max-w-32 object-contain" />
      ) : (
        <img src={mark} alt="" width={24} height={24} />
      )}
      <span className={compact ? "sr-only" : "max-sm:sr-only"}>{name}</span>
    </Link>
  );
}
