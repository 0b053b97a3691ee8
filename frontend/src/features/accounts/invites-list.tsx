import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import type { InvitationRow, InvitationState } from "@redress/backend/contract";
import { MailQuestion } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { DataTable, type Column } from "../../components/ui/data-table.js";
import { EmptyState } from "../../components/ui/empty-state.js";
import { ErrorState } from "../../components/ui/error-state.js";
import { LoadMore } from "../../components/ui/load-more.js";
import { Select } from "../../components/ui/select.js";
import { SkeletonRows } from "../../components/ui/skeleton.js";
import { TextField } from "../../components/ui/text-field.js";
import { When } from "../../components/ui/when.js";
import { api } from "../../lib/api.js";
import { formatList } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";
import { keyOf } from "../../lib/query.js";
import { INVITATION_STATES, InvitationStateTag, invitationStateWord } from "./account-states.js";
import { InvitationActions } from "./invitation-actions.js";

const columns = (onInvite: (address: string) => void): Column<InvitationRow>[] => [
  {
    key: "who",
    header: t("accounts.people.name"),
    rowHeader: true,
    cell: ({ person }) => (
      <span className="block min-w-40">
        {person.full_name}
        {person.email && <bdi className="block font-normal wrap-anywhere text-muted">{person.email}</bdi>}
      </span>
    ),
  },
  {
    key: "role",
    header: t("accounts.people.role"),
    cell: ({ role, teams }) => (
      <>
        {role.name}
        <span className="block text-muted">{formatList(teams.map(({ name }) => name))}</span>
      </>
    ),
  },
  {
    key: "state",
    header: t("accounts.invites.state"),
    cell: ({ state, expires_at: until }) => (
      <>
        <InvitationStateTag state={state} />
        {state === "waiting" && (
          <span className="block whitespace-nowrap text-muted">
            {t("accounts.invites.until")} <When at={until} as="due" />
          </span>
        )}
      </>
    ),
  },
  {
    key: "sent",
    header: t("accounts.invites.sent"),
    cell: ({ invited_at: at, invited_by: by }) => (
      <>
        <When at={at} className="whitespace-nowrap" />
        {by && <span className="block text-muted">{by.full_name}</span>}
      </>
    ),
  },
  {
    key: "actions",
    header: t("accounts.invites.actions"),
    cell: (row) => <InvitationActions invitation={row} onInvite={onInvite} />,
  },
];

/** Everybody who was invited, and what became of it. `onInvite` begins a new invitation with an address. */
export function InvitesList({ onInvite }: { onInvite: (address: string) => void }) {
  const [text, setText] = useState("");
  const [state, setState] = useState<InvitationState | "">("");
  const q = useDeferredValue(text.trim());
  const query = { ...(q && { q }), ...(state && { state }) };
  const invitations = useInfiniteQuery({
    queryKey: [...keyOf("listInvitations", { query }), "pages"],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      api.listInvitations({ query: { ...query, limit: 50, cursor: pageParam }, signal }),
    getNextPageParam: (page) => page.page.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  const rows = invitations.data?.pages.flatMap((page) => page.data);
  return (
    <div className="flex flex-col gap-4">
      <div className="grid gap-4 sm:grid-cols-[1fr_16rem]">
        <TextField
          label={t("accounts.people.search")}
          type="search"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Select
          label={t("accounts.invites.state")}
          placeholder={t("accounts.invites.every_state")}
          options={INVITATION_STATES.map((value) => ({ value, label: invitationStateWord(value) }))}
          value={state}
          onChange={(event) => setState(INVITATION_STATES.find((known) => known === event.target.value) ?? "")}
        />
      </div>
      {invitations.error && !rows ? (
        <ErrorState error={invitations.error} onRetry={() => void invitations.refetch()} />
      ) : !rows ? (
        <SkeletonRows />
      ) : rows.length === 0 ? (
        <EmptyState icon={MailQuestion}>{t(q || state ? "accounts.people.none" : "accounts.invites.none")}</EmptyState>
      ) : (
        <DataTable
          label={t("accounts.invites.tab")}
          columns={columns(onInvite)}
          rows={rows}
          keyOf={(row) => row.person.id}
        />
      )}
      <LoadMore
        hasMore={invitations.hasNextPage}
        busy={invitations.isFetchingNextPage}
        onLoad={() => void invitations.fetchNextPage()}
      />
    </div>
  );
}
