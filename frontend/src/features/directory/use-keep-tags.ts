import { useQueryClient } from "@tanstack/react-query";
import type { ManagedTag } from "@redress/backend/contract";
import { api } from "../../lib/api.js";
import { t } from "../../lib/i18n.js";
import { problemText } from "../../lib/problem-text.js";
import { keyOf } from "../../lib/query.js";
import { useSubmitKey } from "../../lib/submit-key.js";
import { toast } from "../../lib/toasts.js";

/** What admins do with tags. Names and merges are refused at their field, so those throw; the rest says it in a toast. */
export function useKeepTags() {
  const cache = useQueryClient();
  const key = useSubmitKey();
  const refresh = async () => {
    await Promise.all(
      (["listManagedTags", "listTags", "getTicket"] as const).map((name) =>
        cache.invalidateQueries({ queryKey: keyOf(name) }),
      ),
    );
  };
  const params = (tag: ManagedTag) => ({ id: String(tag.id) });

  const create = async (name: string): Promise<void> => {
    try {
      const made = await api.createTag({ body: { name }, idempotencyKey: key.current() });
      toast(t("tags.added", { name: made.name }));
    } finally {
      key.renew();
    }
    await refresh();
  };
  const rename = async (tag: ManagedTag, name: string): Promise<void> => {
    await api.updateTag({ params: params(tag), body: { name }, ifMatch: tag.version });
    toast(t("tags.renamed", { from: tag.name, to: name, count: tag.tickets }));
    await refresh();
  };
  const merge = async (tag: ManagedTag, into: { id: number; name: string }): Promise<void> => {
    await api.mergeTag({ params: params(tag), body: { into_id: into.id }, idempotencyKey: key.current() });
    toast(t("tags.merged", { from: tag.name, into: into.name }));
    await refresh();
  };
  const archive = async (tag: ManagedTag, archived: boolean): Promise<void> => {
    try {
      const saved = await api.updateTag({ params: params(tag), body: { archived }, ifMatch: tag.version });
      toast(t(archived ? "tags.archived_now" : "tags.restored_now", { name: tag.name }), {
        action: { label: t("ui.undo"), run: () => void archive(saved, !archived) },
      });
    } catch (error) {
      toast(problemText(error), { tone: "error" });
    }
    await refresh();
  };
  const remove = async (tag: ManagedTag): Promise<void> => {
    try {
      await api.deleteTag({ params: params(tag) });
      toast(t("tags.deleted", { name: tag.name }));
    } catch (error) {
      toast(problemText(error), { tone: "error" });
    }
    await refresh();
  };
  return {
    create,
    rename,
    merge,
    archive: (tag: ManagedTag, archived: boolean) => void archive(tag, archived),
    remove: (tag: ManagedTag) => void remove(tag),
  };
}
