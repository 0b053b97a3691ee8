import { t } from "../../lib/i18n.js";

/** First in the page: leads past header and navigation to `main`. */
export function SkipLink() {
  return (
    <a
      href="#main"
      className="fixed start-2 top-2 z-tooltip -translate-y-24 rounded-control bg-inverse px-4 py-2 text-on-inverse focus:translate-y-0"
    >
      {t("ui.skip_to_content")}
    </a>
  );
}
