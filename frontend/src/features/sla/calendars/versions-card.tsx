import type { CalendarDetail } from "@redress/backend/contract";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Disclosure } from "../../../components/ui/disclosure.js";
import { ErrorState } from "../../../components/ui/error-state.js";
import { SkeletonRows } from "../../../components/ui/skeleton.js";
import { Tag } from "../../../components/ui/tag.js";
import { When } from "../../../components/ui/when.js";
import { t } from "../../../lib/i18n.js";
import { queries } from "../../../lib/query.js";
import { diffWords } from "./diff-words.js";
import { diffCalendars } from "./version-diff.js";

/** What the calendar was: who changed what, newest first. Read when it is opened. */
export function VersionsCard({ calendar }: { calendar: CalendarDetail }) {
  const [open, setOpen] = useState(false);
  const { data, error, refetch } = useQuery({
    ...queries.listCalendarVersions({ params: { id: String(calendar.id) } }),
    enabled: open,
  });
  return (
    <section className="rounded-card border border-border bg-surface p-4 md:px-6">
      <Disclosure summary={<h2>{t("calendars.versions")}</h2>} open={open} onToggle={setOpen}>
        {error && !data ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : !data ? (
          <SkeletonRows rows={3} />
        ) : (
          <ol className="flex flex-col gap-4">
            {data.data.map((version, i) => {
              const before = data.data[i + 1];
              return (
                <li key={version.version} className="border-s-2 border-border ps-4">
                  <p className="text-dense text-muted">
                    <span className="font-medium text-text">
                      {t("calendars.version", { version: version.version })}
                    </span>{" "}
                    {i === 0 && <Tag>{t("calendars.version.present")}</Tag>}{" "}
                    {version.created_by ?? t("calendars.version.desk")} · <When at={version.created_at} />
                  </p>
                  {before ? (
                    <ul className="mt-1 list-disc ps-5 text-dense">
                      {diffWords(diffCalendars(before, version)).map((line) => (
                        <li key={line}>{line}</li>
                      ))}
                    </ul>
                  ) : (
                    <p className="mt-1 text-dense">{t("calendars.version.first")}</p>
                  )}
                </li>
              );
            })}
          </ol>
        )}
      </Disclosure>
    </section>
  );
}
