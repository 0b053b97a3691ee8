import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { RemoteList } from "@redress/backend/contract/query";
import { matches } from "../../../components/ui/match.js";
import { queries } from "../../../lib/query.js";
import { useMay } from "../../../lib/session.js";
import { useSettled } from "./use-settled.js";

/** A name that a filter can have. */
export interface Name {
  /** As the query has it. */
  value: string;
  label: string;
  detail?: string | undefined;
}

const AT_MOST = 8;
// What seldom changes; a new team or tag is there after a while, or after a reload.
const RARELY = { staleTime: 5 * 60_000 };
const PEOPLE: readonly (RemoteList | null)[] = ["staff", "customers"];

/** The names on one of the desk's lists that have what is typed, as far as the reader may see them. */
export function useNames(list: RemoteList | null, typed: string): { names: readonly Name[]; busy: boolean } {
  const people = usePeople(list, typed);
  const kept = useKept(list);
  if (PEOPLE.includes(list)) return people;
  const names = kept.names.filter(({ label }) => matches(label, typed)).slice(0, AT_MOST);
  return { names, busy: kept.busy };
}

function usePeople(list: RemoteList | null, typed: string): { names: Name[]; busy: boolean } {
  const may = useMay();
  const q = useSettled(typed.trim());
  const { data, isFetching } = useQuery({
    ...queries.listPeople({ query: { staff: list === "staff" ? "true" : "false", limit: AT_MOST, ...(q && { q }) } }),
    enabled: PEOPLE.includes(list) && may("people.read"),
    placeholderData: keepPreviousData,
  });
  const names = (data?.data ?? []).map(({ full_name, email }) => ({
    // An address is one person's; a name may be several people's.
    value: email ?? full_name,
    label: full_name,
    detail: email ?? undefined,
  }));
  // The answer to fewer letters is shown until the next is there, as far as it still fits: Enter takes the first.
  const fitting = names.filter(({ label, detail = "" }) => matches(`${label} ${detail}`, typed));
  return { names: PEOPLE.includes(list) ? fitting : [], busy: isFetching };
}

/** The short lists, which are asked for whole. */
function useKept(list: RemoteList | null): { names: readonly Name[]; busy: boolean } {
  const may = useMay();
  const on = (name: RemoteList, allowed = true) => ({ ...RARELY, enabled: list === name && allowed });
  const teams = useQuery({ ...queries.listTeams(), ...on("teams", may("ticket.assign")) });
  const departments = useQuery({ ...queries.listDepartments(), ...on("departments") });
  const categories = useQuery({ ...queries.listCategories(), ...on("categories") });
  const organizations = useQuery({ ...queries.listOrganizations(), ...on("organizations") });
  const skills = useQuery({ ...queries.listSkills(), ...on("skills", may("ticket.assign")) });
  const tags = useQuery({ ...queries.listTags(), ...on("tags") });
  const asked = { teams, departments, categories, organizations, skills, tags };
  if (list === null || !(list in asked)) return { names: [], busy: false };
  const { data, isFetching } = asked[list as keyof typeof asked];
  const items: readonly { name: string; path?: string[] }[] = data?.data ?? [];
  const names = items.map(({ name, path }) => {
    const value = path?.join("/") ?? name;
    return { value, label: value };
  });
  return { names, busy: isFetching };
}
