import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import type { PersonDetail, RequestOf, ResponseOf } from "@redress/backend/contract";
import { useSaving } from "../../components/ui/use-saving.js";
import { api } from "../../lib/api.js";
import { t } from "../../lib/i18n.js";
import { keyOf, refetch } from "../../lib/query.js";
import { toast } from "../../lib/toasts.js";

type Change = RequestOf<"updatePerson">["body"];
export type UpdatedPerson = ResponseOf<"updatePerson">;

/** Changes a person as they were seen, and shows them as they are then wherever they are listed. */
export async function changePerson(
  cache: QueryClient,
  seen: Pick<PersonDetail, "id" | "version">,
  body: Change,
): Promise<UpdatedPerson> {
  const params = { id: String(seen.id) };
  try {
    const saved = await api.updatePerson({ params, body, ifMatch: seen.version });
    const { handed_over: handedOver, ...person } = saved;
    cache.setQueryData(keyOf("getPerson", { params }), person);
    return { ...person, handed_over: handedOver };
  } finally {
    await refetch(cache, ["listPeople", "listTeams", "listRoles", "getSkillMatrix", "listInvitations"]);
  }
}

/** "2 tickets went to Tom, 1 back to its team." Empty when there was none. */
export function handedOverSentence({ given, returned }: UpdatedPerson["handed_over"]): string {
  return [
    given > 0 ? t("accounts.person.given", { count: given }) : "",
    returned > 0 ? t("accounts.person.returned", { count: returned }) : "",
  ]
    .filter(Boolean)
    .join(" ");
}

/** Saves role and teams; what keeps them from being saved is told at its place. */
export function useSavePerson(person: PersonDetail) {
  const cache = useQueryClient();
  const saving = useSaving();
  const send = async (change: Change): Promise<void> => {
    const saved = await changePerson(cache, person, change);
    toast(`${t("accounts.person.saved", { name: saved.full_name })} ${handedOverSentence(saved.handed_over)}`.trim());
  };
  return { ...saving, save: (change: Change) => saving.save([], () => send(change)) };
}
