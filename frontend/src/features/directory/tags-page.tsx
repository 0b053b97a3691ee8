import { useSearchParams } from "react-router-dom";
import { FocusHeading } from "../../components/ui/focus-heading.js";
import { TabPanel, Tabs } from "../../components/ui/tabs.js";
import { t } from "../../lib/i18n.js";
import { GroupsTab } from "./groups-tab.js";
import { TagsTab } from "./tags-tab.js";

type TabName = "tags" | "groups";

/** Labels on tickets, which agents make by typing, and labels on customers, which admins make. */
export function TagsPage() {
  const [search, setSearch] = useSearchParams();
  const tab: TabName = search.get("tab") === "groups" ? "groups" : "tags";
  return (
    <div className="mx-auto flex w-full max-w-240 flex-col gap-4 p-4 md:p-8">
      <FocusHeading title={t("tags.page")}>{t("tags.page")}</FocusHeading>
      <Tabs
        label={t("tags.page")}
        tabs={[
          { value: "tags", label: t("tags.title") },
          { value: "groups", label: t("groups.title") },
        ]}
        value={tab}
        onChange={(next: TabName) => setSearch(next === "tags" ? {} : { tab: next }, { replace: true })}
      >
        <TabPanel value="tags">
          <TagsTab />
        </TabPanel>
        <TabPanel value="groups">
          <GroupsTab />
        </TabPanel>
      </Tabs>
    </div>
  );
}
