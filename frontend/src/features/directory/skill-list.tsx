import { useQueryClient } from "@tanstack/react-query";
import type { Skill } from "@redress/backend/contract";
import { useState } from "react";
import { Button } from "../../components/ui/button.js";
import { LastChanged } from "../../components/ui/last-changed.js";
import { Tag } from "../../components/ui/tag.js";
import { api } from "../../lib/api.js";
import { t } from "../../lib/i18n.js";
import { putAway } from "../../lib/put-away.js";
import { refetch } from "../../lib/query.js";
import { RenameSkill } from "./skill-name-form.js";

/** Every skill with its name, and those that were put away. */
export function SkillList({ skills }: { skills: readonly Skill[] }) {
  const cache = useQueryClient();
  const [renaming, setRenaming] = useState<number | null>(null);

  const archive = (skill: Skill, archived: boolean) =>
    void putAway(skill, archived, {
      name: ({ name }) => name,
      change: ({ id, version }, next) =>
        api.updateSkill({ params: { id: String(id) }, body: { archived: next }, ifMatch: version }),
      refresh: () => refetch(cache, ["listSkills", "getSkillMatrix"]),
      said: { archived: "skills.archived_now", restored: "skills.restored_now" },
    });

  return (
    <ul className="rounded-card border border-border bg-surface">
      {skills.map((skill) => (
        <li key={skill.id} className="border-b border-border px-4 py-2 last:border-b-0">
          {renaming === skill.id ? (
            <RenameSkill skill={skill} onDone={() => setRenaming(null)} />
          ) : (
            <div className="flex flex-wrap items-center gap-2">
              <span className="min-w-0 flex-1 basis-40">
                <span className="font-medium">{skill.name}</span> {skill.archived && <Tag>{t("teams.archived")}</Tag>}
                <LastChanged change={skill.changed} />
              </span>
              {!skill.archived && (
                <Button
                  look="ghost"
                  aria-label={t("skills.rename_named", { name: skill.name })}
                  onClick={() => setRenaming(skill.id)}
                >
                  {t("skills.rename")}
                </Button>
              )}
              <Button
                look="ghost"
                aria-label={t(skill.archived ? "skills.restore_named" : "skills.archive_named", { name: skill.name })}
                onClick={() => void archive(skill, !skill.archived)}
              >
                {t(skill.archived ? "teams.restore" : "teams.archive")}
              </Button>
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
