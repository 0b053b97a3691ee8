import { Banner } from "../../../components/ui/banner.js";
import { Card } from "../../../components/ui/card.js";
import { ErrorState } from "../../../components/ui/error-state.js";
import { SkeletonRows } from "../../../components/ui/skeleton.js";
import { Switch } from "../../../components/ui/switch.js";
import { t } from "../../../lib/i18n.js";
import { useMe } from "../../../lib/session.js";
import { PushBrowsers } from "./push-browsers.js";
import { usePush } from "./use-push.js";

/** Whether this browser shows alerts while no tab of the desk is open, and which others do. */
export function PushCard() {
  const me = useMe();
  const { own, obstacle, switchOn, remove } = usePush();
  const browsers = own.data?.browsers ?? [];
  const here = browsers.find(({ current }) => current);
  const busy = switchOn.isPending || remove.isPending;
  return (
    <Card title={t("accounts.push.title")} id="push">
      <p className="max-w-prose text-muted">{t("accounts.push.about", { isStaff: me.is_staff ? "yes" : "no" })}</p>
      {own.error && !own.data ? (
        <ErrorState error={own.error} onRetry={() => void own.refetch()} />
      ) : !own.data ? (
        <SkeletonRows rows={1} />
      ) : obstacle ? (
        <Banner tone={obstacle === "blocked" ? "warn" : "info"} data-testid="push-obstacle" data-state={obstacle}>
          {t(`accounts.push.${obstacle}`)}
        </Banner>
      ) : (
        <div className="flex flex-wrap items-center gap-2">
          <Switch
            label={t("accounts.push.switch")}
            checked={here !== undefined}
            onChange={(wanted) => {
              if (busy) return;
              if (wanted) switchOn.mutate();
              else if (here) remove.mutate(here);
            }}
          />
          <span aria-hidden className="font-medium">
            {t("accounts.push.switch")}
          </span>
          <span className="text-muted">{t(here ? "accounts.push.on" : "accounts.push.off")}</span>
        </div>
      )}
      {browsers.length > 0 && (
        <PushBrowsers
          browsers={browsers}
          removing={remove.isPending ? remove.variables.id : null}
          onRemove={(browser) => remove.mutate(browser)}
        />
      )}
    </Card>
  );
}
