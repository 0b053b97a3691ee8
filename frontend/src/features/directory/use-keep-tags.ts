import { useQueryClient } from "@tanstack/react-query";
import type { ManagedTag } from "@redress/backend/contract";
import { api } from "../../lib/api.js";
import { t } from "../../lib/i18n.js";
import { toastProblem } from "../../lib/problem-text.js";
import { putAway } from "../../lib/put-away.js";
import { refetch } from "../../lib/query.js";
import { useSubmitKey } from "../../lib/submit-key.js";
import { toast } from "../../lib/toasts.js";

/** What admins do with tags. Names and merges are refused at their field, so those throw; the rest says it in a toast. */
export function useKeepTags() {
  const cache = useQueryClient();
  const key = useSubmitKey();
  const refresh = async () => {
    await refetch(cache, ["listManagedTags", "listTags", "getTicket"]);
  };
  const params = (tag: ManagedTag) => ({ id: String(tag.id) });

  const create = async (name: string): Promise<void> => {
    const made = await api.createTag({ body: { name }, idempotencyKey: key.of(name) });
    key.renew();
    toast(t("tags.added", { name: made.name }));
    await refresh();
  };
  const rename = async (tag: ManagedTag, name: string): Promise<void> => {
    await api.updateTag({ params: params(tag), body: { name }, ifMatch: tag.version });
    toast(t("tags.renamed", { from: tag.name, to: name, count: tag.tickets }));
    await refresh();
  };
  const merge = async (tag: ManagedTag, into: { id: number; name: string }): Promise<void> => {
    await api.mergeTag({ params: params(tag), body: { into_id: into.id }, idempotencyKey: key.of([tag.id, into.id]) });
    key.renew();
    toast(t("tags.merged", { from: tag.name, into: into.name }));
    await refresh();
  };
  const archive = (tag: ManagedTag, archived: boolean) =>
    void putAway(tag, archived, {
      name: ({ name }) => name,
      change: (seen, next) => api.updateTag({ params: params(seen), body: { archived: next }, ifMatch: seen.version }),
      refresh,
      said: { archived: "tags.archived_now", restored: "tags.restored_now" },
    });
  const remove = async (tag: ManagedTag): Promise<void> => {
    try {
      await api.deleteTag({ params: params(tag) });
      toast(t("tags.deleted", { name: tag.name }));
    } catch (error) {
      toastProblem(error);
    }
    await refresh();
  };
  return {
    create,
    rename,
    merge,
    archive,
    remove: (tag: ManagedTag) => void remove(tag),
  };
}
