import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Layers, Ticket, UserRound, type LucideIcon } from "lucide-react";
import { useSettled } from "../../features/search/box/use-settled.js";
import type { MessageId } from "../../lib/i18n.js";
import { queries } from "../../lib/query.js";

interface Found {
  key: string;
  label: string;
  detail: string | null;
  to: string;
}

interface FoundGroup {
  title: MessageId;
  icon: LucideIcon;
  members: readonly Found[];
}

const FROM_LETTERS = 2;
const AT_MOST = 8;

/** What the desk has by that name: tickets, people, views. @param known tickets that are offered already. */
export function useFound(text: string, known: readonly { id: number }[]): readonly FoundGroup[] {
  const q = useSettled(text);
  const { data } = useQuery({
    ...queries.suggestSearch({ query: { q } }),
    enabled: text.length >= FROM_LETTERS && q.length >= FROM_LETTERS,
    placeholderData: keepPreviousData,
  });
  if (!data || text.length < FROM_LETTERS) return [];
  const groups: FoundGroup[] = [
    {
      title: "app.palette.tickets",
      icon: Ticket,
      members: data.tickets
        .filter(({ id }) => !known.some((ticket) => ticket.id === id))
        .map(({ id, number, subject }) => ({
          key: `ticket-${id}`,
          label: subject,
          detail: number,
          to: `/queue/all?ticket=${id}`,
        })),
    },
    {
      title: "app.palette.people",
      icon: UserRound,
      members: data.people.flatMap(({ id, full_name, email }) =>
        email === null
          ? []
          : [{ key: `person-${id}`, label: full_name, detail: email, to: searchPath(`from:${email}`) }],
      ),
    },
    {
      title: "app.palette.views",
      icon: Layers,
      members: data.views.map(({ id, name }) => ({
        key: `view-${id}`,
        label: name,
        detail: null,
        to: `/queue/v${id}`,
      })),
    },
  ];
  return groups
    .map((group) => ({ ...group, members: group.members.slice(0, AT_MOST) }))
    .filter(({ members }) => members.length > 0);
}

/** Where a search leads. */
export function searchPath(q: string): string {
  return `/search?${new URLSearchParams({ q }).toString()}`;
}
