import { useSearchParams } from "react-router-dom";
import { FocusHeading } from "../../components/ui/focus-heading.js";
import { TabPanel, Tabs } from "../../components/ui/tabs.js";
import { t } from "../../lib/i18n.js";
import { SkillsTab } from "./skills-tab.js";
import { TeamsTab } from "./teams-tab.js";

type TabName = "teams" | "skills";

/** Who works together, for which departments, and who can do what. */
export function TeamsPage() {
  const [search, setSearch] = useSearchParams();
  const tab: TabName = search.get("tab") === "skills" ? "skills" : "teams";
  return (
    <div className="mx-auto flex w-full max-w-240 flex-col gap-4 p-4 md:p-8">
      <FocusHeading title={t("teams.title")}>{t("teams.title")}</FocusHeading>
      <Tabs
        label={t("teams.title")}
        tabs={[
          { value: "teams", label: t("teams.tab.teams") },
          { value: "skills", label: t("teams.tab.skills") },
        ]}
        value={tab}
        onChange={(next: TabName) => setSearch(next === "teams" ? {} : { tab: next }, { replace: true })}
      >
        <TabPanel value="teams">
          <TeamsTab />
        </TabPanel>
        <TabPanel value="skills">
          <SkillsTab />
        </TabPanel>
      </Tabs>
    </div>
  );
}
