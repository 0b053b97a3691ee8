import { useQuery } from "@tanstack/react-query";
import { Suspense } from "react";
import { ErrorState } from "../../components/ui/error-state.js";
import { FocusHeading } from "../../components/ui/focus-heading.js";
import { SkeletonRows } from "../../components/ui/skeleton.js";
import { t } from "../../lib/i18n.js";
import { lazy } from "../../lib/lazy.js";
import { queries } from "../../lib/query.js";

const SettingsForm = lazy(async () => ({ default: (await import("./settings-form.js")).SettingsForm }));

/** What admins decide about the desk as a whole. */
export function SettingsPage() {
  const { data, error, refetch } = useQuery(queries.getSettings());
  return (
    <div className="mx-auto flex w-full max-w-240 flex-col gap-4 p-4 md:p-8">
      <FocusHeading title={t("desk.settings.title")}>{t("desk.settings.title")}</FocusHeading>
      {error && !data ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <Suspense fallback={<SkeletonRows rows={8} />}>
          {data ? <SettingsForm settings={data} /> : <SkeletonRows rows={8} />}
        </Suspense>
      )}
    </div>
  );
}
