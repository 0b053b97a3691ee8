import type { PushBrowser } from "@redress/backend/contract";
import { Button } from "../../../components/ui/button.js";
import { Tag } from "../../../components/ui/tag.js";
import { When } from "../../../components/ui/when.js";
import { t } from "../../../lib/i18n.js";

export interface PushBrowsersProps {
  browsers: readonly PushBrowser[];
  /** The one that is being removed. */
  removing: number | null;
  onRemove: (browser: PushBrowser) => void;
}

/** Browsers that show alerts, each with what it is known by and a way to end that. */
export function PushBrowsers({ browsers, removing, onRemove }: PushBrowsersProps) {
  return (
    <ul aria-label={t("accounts.push.list")} className="flex flex-col divide-y divide-border">
      {browsers.map((browser) => {
        const device = browser.device ?? t("accounts.push.unknown_device");
        return (
          <li key={browser.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
            <div className="min-w-0">
              <p className="flex flex-wrap items-center gap-2 font-medium">
                <bdi>{device}</bdi>
                {browser.current && <Tag tone="ok">{t("accounts.push.current")}</Tag>}
              </p>
              <p className="text-dense text-muted">
                {browser.last_sent_at ? (
                  <>
                    {t("accounts.push.last_sent")} <When at={browser.last_sent_at} />
                  </>
                ) : (
                  t("accounts.push.never_sent")
                )}
              </p>
              {browser.failing && <p className="text-dense font-medium text-warn-fg">{t("accounts.push.failing")}</p>}
            </div>
            <Button
              busy={removing === browser.id}
              aria-label={t("accounts.push.remove_named", { device })}
              onClick={() => onRemove(browser)}
            >
              {t("accounts.push.remove")}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
