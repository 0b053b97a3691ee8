import type { ManagedTag } from "@redress/backend/contract";
import { Archive, ArchiveRestore, EllipsisVertical, Merge, Pencil, Trash2 } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { IconButton } from "../../components/ui/icon-button.js";
import { LastChanged } from "../../components/ui/last-changed.js";
import { Menu, type MenuEntry } from "../../components/ui/menu.js";
import { Tag } from "../../components/ui/tag.js";
import { formatList } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";
import { TagNameForm } from "./tag-name-form.js";
import { useKeepTags } from "./use-keep-tags.js";

export interface TagRowProps {
  tag: ManagedTag;
  onMerge: () => void;
  onDelete: () => void;
}

export function TagRow({ tag, onMerge, onDelete }: TagRowProps) {
  const { rename, archive } = useKeepTags();
  const [isRenaming, setRenaming] = useState(false);
  const row = useRef<HTMLLIElement>(null);
  const wasRenaming = useRef(false);
  // The form goes with the focus in it: the row's menu takes it.
  useEffect(() => {
    if (wasRenaming.current && !isRenaming) row.current?.querySelector<HTMLElement>("button[aria-haspopup]")?.focus();
    wasRenaming.current = isRenaming;
  }, [isRenaming]);
  const icon = (Icon: typeof Pencil) => <Icon aria-hidden className="size-4" />;
  const entries: MenuEntry[] = [
    { id: "rename", label: t("tags.rename"), icon: icon(Pencil), run: () => setRenaming(true) },
    { id: "merge", label: t("tags.merge"), icon: icon(Merge), run: onMerge },
  ];
  const away: MenuEntry[] = [
    tag.archived
      ? { id: "restore", label: t("tags.restore"), icon: icon(ArchiveRestore), run: () => archive(tag, false) }
      : { id: "archive", label: t("tags.archive"), icon: icon(Archive), run: () => archive(tag, true) },
    {
      id: "delete",
      label: t("tags.delete"),
      icon: icon(Trash2),
      danger: true,
      disabled: tag.tickets > 0,
      run: onDelete,
    },
  ];
  return (
    <li ref={row} className="border-b border-border px-4 py-2 last:border-b-0">
      {isRenaming ? (
        <TagNameForm
          label={t("tags.rename_named", { name: tag.name })}
          action={t("ui.save")}
          begun={tag.name}
          focused
          send={async (name) => {
            await rename(tag, name);
            setRenaming(false);
          }}
          onCancel={() => setRenaming(false)}
        />
      ) : (
        <div className="flex items-center gap-3">
          <div className="min-w-0 flex-1">
            <p className="flex flex-wrap items-center gap-2">
              <span className="min-w-0 font-medium">{tag.name}</span>
              {tag.archived && <Tag>{t("tags.archived")}</Tag>}
            </p>
            {tag.aliases.length > 0 && (
              <p className="text-dense text-muted">
                {t("tags.aliases", { names: formatList(tag.aliases.map(({ name }) => name)) })}
              </p>
            )}
            <LastChanged change={tag.changed} />
          </div>
          <span className="text-dense text-muted tabular-nums">{t("tags.tickets", { count: tag.tickets })}</span>
          <Menu
            label={t("tags.actions", { name: tag.name })}
            trigger={<IconButton label={t("tags.actions", { name: tag.name })} icon={icon(EllipsisVertical)} />}
            groups={[entries, away]}
          />
        </div>
      )}
    </li>
  );
}
