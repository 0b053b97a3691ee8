import { keepPreviousData, useInfiniteQuery, useQueryClient, type InfiniteData } from "@tanstack/react-query";
import type { ResponseOf, Skill, SkilledPerson } from "@redress/backend/contract";
import { api } from "../../lib/api.js";
import { ApiProblem } from "../../lib/api-problem.js";
import { t } from "../../lib/i18n.js";
import { createTurns } from "../../lib/in-turn.js";
import { toastProblem } from "../../lib/problem-text.js";
import { keyOf } from "../../lib/query.js";
import { toast } from "../../lib/toasts.js";

type Pages = InfiniteData<ResponseOf<"getSkillMatrix">, string | undefined>;

/** The second digit in a cell must find the first one stored. */
const inTurn = createTurns();

/** Somebody's level in a skill; what is not stored is 0. */
export const levelOf = (person: SkilledPerson, skillId: number): number =>
  person.levels.find((each) => each.skill_id === skillId)?.level ?? 0;

/** The matrix as far as it is loaded, and how to set a cell of it: shown at once, told with Undo. */
export function useSkillMatrix(query: { q?: string; team_id?: string }) {
  const cache = useQueryClient();
  const queryKey = [...keyOf("getSkillMatrix", { query }), "pages"];
  const pages = useInfiniteQuery({
    queryKey,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      api.getSkillMatrix({ query: { ...query, limit: 50, cursor: pageParam }, signal }),
    getNextPageParam: (page) => page.page.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
  });

  const show = (personId: number, skillId: number, level: number) =>
    cache.setQueryData<Pages>(queryKey, (known) => known && withLevel(known, personId, skillId, level));

  const send = async (person: SkilledPerson, skill: Skill, was: number, level: number): Promise<void> => {
    const cell = { person_id: person.person.id, skill_id: skill.id };
    try {
      await api.setSkillLevels({ body: { levels: [{ ...cell, level, was }] } });
      toast(t("skills.set", { name: person.person.full_name, skill: skill.name, from: was, to: level }), {
        action: { label: t("ui.undo"), run: () => set(person, skill, level, was) },
      });
    } catch (error) {
      const stored = storedLevel(error);
      show(cell.person_id, cell.skill_id, stored ?? was);
      const names = { name: person.person.full_name, skill: skill.name };
      if (stored === null) toastProblem(error);
      else toastProblem(error, t("skills.changed_meanwhile", { ...names, level: stored }));
    }
  };
  const set = (person: SkilledPerson, skill: Skill, was: number, level: number): void => {
    if (level === was) return;
    show(person.person.id, skill.id, level);
    inTurn(() => send(person, skill, was, level));
  };

  return {
    pages,
    people: pages.data?.pages.flatMap((page) => page.data),
    setLevel: (person: SkilledPerson, skill: Skill, level: number) =>
      set(person, skill, levelOf(person, skill.id), level),
  };
}

function withLevel(known: Pages, personId: number, skillId: number, level: number): Pages {
  const changed = (person: SkilledPerson): SkilledPerson =>
    person.person.id === personId
      ? {
          ...person,
          levels: [...person.levels.filter((each) => each.skill_id !== skillId), { skill_id: skillId, level }],
        }
      : person;
  return { ...known, pages: known.pages.map((page) => ({ ...page, data: page.data.map(changed) })) };
}

/** The level that somebody else has set meanwhile; null for any other failure. */
function storedLevel(error: unknown): number | null {
  if (!(error instanceof ApiProblem) || !error.is("skill.level_changed")) return null;
  const [cell] = Array.isArray(error.current) ? (error.current as { level?: unknown }[]) : [];
  return typeof cell?.level === "number" ? cell.level : null;
}
