import { useQuery } from "@tanstack/react-query";
import { GraduationCap } from "lucide-react";
import { Disclosure } from "../../components/ui/disclosure.js";
import { EmptyState } from "../../components/ui/empty-state.js";
import { ErrorState } from "../../components/ui/error-state.js";
import { SkeletonRows } from "../../components/ui/skeleton.js";
import { t } from "../../lib/i18n.js";
import { queries } from "../../lib/query.js";
import { SkillList } from "./skill-list.js";
import { SkillMatrix } from "./skill-matrix.js";
import { AddSkill } from "./skill-name-form.js";

/** Who can do what, and the skills themselves. */
export function SkillsTab() {
  const { data, error, refetch } = useQuery(queries.listSkills({ query: { archived: "true" } }));
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonRows rows={8} />;
  const inUse = data.data.filter((skill) => !skill.archived);
  return (
    <div className="flex flex-col gap-6">
      {inUse.length === 0 ? (
        <EmptyState icon={GraduationCap}>{t("skills.none")}</EmptyState>
      ) : (
        <SkillMatrix skills={inUse} />
      )}
      <AddSkill />
      {data.data.length > 0 && (
        <Disclosure summary={t("skills.manage", { count: data.data.length })}>
          <SkillList skills={data.data} />
        </Disclosure>
      )}
    </div>
  );
}
