import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import type { Mail } from "@redress/backend/contract";
import { MailOpen } from "lucide-react";
import { lazy, Suspense } from "react";
import { useSearchParams } from "react-router-dom";
import { DataTable, type Column } from "../../components/ui/data-table.js";
import { EmptyState } from "../../components/ui/empty-state.js";
import { ErrorState } from "../../components/ui/error-state.js";
import { FocusHeading } from "../../components/ui/focus-heading.js";
import { LoadMore } from "../../components/ui/load-more.js";
import { Select } from "../../components/ui/select.js";
import { SkeletonRows } from "../../components/ui/skeleton.js";
import { When } from "../../components/ui/when.js";
import { call } from "../../lib/api.js";
import { t } from "../../lib/i18n.js";
import { keyOf } from "../../lib/query.js";
import { MailState } from "./mail-state.js";

const MailSheet = lazy(async () => ({ default: (await import("./mail-sheet.js")).MailSheet }));
const STATES = ["queued", "sent", "failed", "kept"] as const;

/** The mail that left or waits; a mail opens beside the list and has its own address. */
export function SentMailPage() {
  const [search, setSearch] = useSearchParams();
  const state = STATES.find((known) => known === search.get("state"));
  const open = search.get("mail");
  const query = state ? { state } : {};
  const mails = useInfiniteQuery({
    queryKey: [...keyOf("listMails", { query }), "pages"],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call("listMails", { query: { ...query, limit: 50, cursor: pageParam }, signal }),
    getNextPageParam: (page) => page.page.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  const change = (name: "state" | "mail", value: string | null) => {
    setSearch((before) => {
      const after = new URLSearchParams(before);
      if (value) after.set(name, value);
      else after.delete(name);
      return after;
    });
  };
  const columns: Column<Mail>[] = [
    {
      key: "subject",
      header: t("email.subject"),
      rowHeader: true,
      cell: (mail) => (
        <button
          type="button"
          onClick={() => change("mail", String(mail.id))}
          className="min-h-6 min-w-40 rounded-chip text-start text-link hover:underline"
        >
          {mail.subject}
        </button>
      ),
    },
    { key: "to", header: t("email.to"), cell: (mail) => <bdi>{mail.to}</bdi> },
    { key: "state", header: t("email.state"), cell: (mail) => <MailState state={mail.state} /> },
    {
      key: "when",
      header: t("email.when"),
      cell: (mail) => <When at={mail.sent_at ?? mail.created_at} className="whitespace-nowrap" />,
    },
  ];
  const rows = mails.data?.pages.flatMap((page) => page.data);
  return (
    <div className="mx-auto flex w-full max-w-240 flex-col gap-4 p-4 md:p-8">
      <FocusHeading title={t("email.title")}>{t("email.title")}</FocusHeading>
      <Select
        label={t("email.state")}
        className="max-w-64"
        placeholder={t("email.every_state")}
        options={STATES.map((value) => ({ value, label: t(`email.state.${value}`) }))}
        value={state ?? ""}
        onChange={(event) => change("state", event.target.value)}
      />
      {mails.error && !rows ? (
        <ErrorState error={mails.error} onRetry={() => void mails.refetch()} />
      ) : !rows ? (
        <SkeletonRows />
      ) : rows.length === 0 ? (
        <EmptyState icon={MailOpen}>{t("email.none")}</EmptyState>
      ) : (
        <DataTable label={t("email.title")} columns={columns} rows={rows} keyOf={(mail) => mail.id} />
      )}
      <LoadMore hasMore={mails.hasNextPage} busy={mails.isFetchingNextPage} onLoad={() => void mails.fetchNextPage()} />
      <Suspense>{open && <MailSheet id={open} onClose={() => change("mail", null)} />}</Suspense>
    </div>
  );
}
