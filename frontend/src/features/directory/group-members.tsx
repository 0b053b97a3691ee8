import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import type { CustomerGroup, GroupMember } from "@redress/backend/contract";
import { X } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { Avatar } from "../../components/ui/avatar.js";
import { Combobox } from "../../components/ui/combobox.js";
import { IconButton } from "../../components/ui/icon-button.js";
import { LoadMore } from "../../components/ui/load-more.js";
import { SkeletonRows } from "../../components/ui/skeleton.js";
import { api } from "../../lib/api.js";
import { t } from "../../lib/i18n.js";
import { toastProblem } from "../../lib/problem-text.js";
import { keyOf, queries } from "../../lib/query.js";
import { useMay } from "../../lib/session.js";
import { toast } from "../../lib/toasts.js";
import { refreshGroups } from "./save-group.js";

/** Who is in a group; put in by search, taken out with a way back. */
export function GroupMembers({ group }: { group: CustomerGroup }) {
  const cache = useQueryClient();
  const params = { id: String(group.id) };
  const members = useInfiniteQuery({
    queryKey: [...keyOf("listGroupMembers", { params }), "pages"],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      api.listGroupMembers({ params, query: { limit: 50, cursor: pageParam }, signal }),
    getNextPageParam: (page) => page.page.next_cursor ?? undefined,
  });
  const change = async (person: { id: number; full_name: string }, isIn: boolean): Promise<void> => {
    try {
      if (isIn) await api.addGroupMembers({ params, body: { person_ids: [person.id] } });
      else await api.removeGroupMember({ params: { ...params, person_id: String(person.id) } });
      toast(t(isIn ? "groups.joined" : "groups.left", { person: person.full_name, group: group.name }), {
        action: { label: t("ui.undo"), run: () => void change(person, !isIn) },
      });
    } catch (error) {
      toastProblem(error);
    }
    await refreshGroups(cache);
  };
  const rows = members.data?.pages.flatMap((page) => page.data);
  return (
    <section aria-labelledby="group-members" className="flex flex-col gap-3">
      <h3 id="group-members" className="font-semibold">
        {t("groups.members_count", { count: group.members })}
      </h3>
      {!group.archived && <AddMember onAdd={(person) => void change(person, true)} />}
      {!rows ? (
        <SkeletonRows rows={3} />
      ) : rows.length === 0 ? (
        <p className="text-muted">{t("groups.members_none")}</p>
      ) : (
        <ul className="rounded-card border border-border">
          {rows.map((member) => (
            <MemberRow key={member.id} member={member} onRemove={() => void change(member, false)} />
          ))}
          <LoadMore
            hasMore={members.hasNextPage}
            busy={members.isFetchingNextPage}
            onLoad={() => void members.fetchNextPage()}
          />
        </ul>
      )}
    </section>
  );
}

function MemberRow({ member, onRemove }: { member: GroupMember; onRemove: () => void }) {
  return (
    <li className="flex items-center gap-2 border-b border-border px-3 py-1.5 last:border-b-0">
      <Avatar person={member} />
      <span className="min-w-0 flex-1">
        {member.full_name}
        {member.email && <bdi className="block truncate text-dense text-muted">{member.email}</bdi>}
      </span>
      <IconButton
        label={t("groups.remove", { person: member.full_name })}
        icon={<X aria-hidden className="size-4" />}
        onClick={onRemove}
      />
    </li>
  );
}

/** Searches the desk's customers; whoever is chosen is in at once. */
function AddMember({ onAdd }: { onAdd: (person: { id: number; full_name: string }) => void }) {
  const may = useMay();
  const [typed, setTyped] = useState("");
  const q = useDeferredValue(typed.trim());
  const { data, isFetching } = useQuery({
    ...queries.listPeople({ query: { staff: "false", limit: "20", ...(q && { q }) } }),
    placeholderData: keepPreviousData,
    enabled: may("people.read"),
  });
  if (!may("people.read")) return null;
  return (
    <Combobox
      label={t("groups.add_member")}
      hint={t("groups.add_member.hint")}
      options={(data?.data ?? []).map((person) => ({
        value: String(person.id),
        label: person.full_name,
        detail: [person.email, person.phone].filter(Boolean).join(", ") || undefined,
      }))}
      value=""
      onSearch={setTyped}
      loading={isFetching}
      onChange={(value) => {
        const person = data?.data.find(({ id }) => String(id) === value);
        if (person) onAdd(person);
      }}
    />
  );
}
