import { useQuery } from "@tanstack/react-query";
import type { MailDetail } from "@redress/backend/contract";
import { useState } from "react";
import { Sheet } from "../../components/ui/dialog.js";
import { ErrorState } from "../../components/ui/error-state.js";
import { Skeleton, SkeletonRegion } from "../../components/ui/skeleton.js";
import { TabPanel, Tabs } from "../../components/ui/tabs.js";
import { formatFull } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";
import { queryOf } from "../../lib/query.js";
import { MailState } from "./mail-state.js";

/** One mail as its reader gets it. */
export function MailSheet({ id, onClose }: { id: string; onClose: () => void }) {
  const { data, error, refetch } = useQuery(queryOf("getMail", { params: { id } }));
  return (
    <Sheet open onClose={onClose} title={data?.subject ?? t("email.mail")}>
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : data ? (
        <MailBody mail={data} />
      ) : (
        <SkeletonRegion>
          <Skeleton className="h-64" />
        </SkeletonRegion>
      )}
    </Sheet>
  );
}

function MailBody({ mail }: { mail: MailDetail }) {
  const [view, setView] = useState<"html" | "text">("html");
  return (
    <div className="flex flex-col gap-4 pb-6">
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-dense">
        <dt className="text-muted">{t("email.to")}</dt>
        <dd>
          <bdi>{mail.to}</bdi>
        </dd>
        <dt className="text-muted">{t("email.state")}</dt>
        <dd>
          <MailState state={mail.state} />
        </dd>
        <dt className="text-muted">{t("email.when")}</dt>
        <dd>{formatFull(mail.sent_at ?? mail.created_at)}</dd>
        {mail.next_try_at && (
          <>
            <dt className="text-muted">{t("email.next_try")}</dt>
            <dd>{formatFull(mail.next_try_at)}</dd>
          </>
        )}
        {mail.last_error && (
          <>
            <dt className="text-muted">{t("email.last_error")}</dt>
            <dd>{mail.last_error}</dd>
          </>
        )}
      </dl>
      <Tabs
        label={t("email.view")}
        tabs={[
          { value: "html", label: t("email.html") },
          { value: "text", label: t("email.text") },
        ]}
        value={view}
        onChange={setView}
      >
        <TabPanel value="html">
          {/* An empty sandbox: no scripts, no forms, no way to the desk around it. */}
          <iframe
            title={t("email.html_preview")}
            sandbox=""
            srcDoc={mail.html}
            className="h-120 w-full rounded-control border border-border bg-surface"
          />
        </TabPanel>
        <TabPanel value="text">
          <pre className="rounded-control bg-sunken p-3 font-mono text-dense break-words whitespace-pre-wrap">
            {mail.text}
          </pre>
        </TabPanel>
      </Tabs>
    </div>
  );
}
