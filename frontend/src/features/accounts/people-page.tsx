import { UserPlus } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useSearchParams } from "react-router-dom";
import { Button } from "../../components/ui/button.js";
import { FocusHeading } from "../../components/ui/focus-heading.js";
import { TabPanel, Tabs } from "../../components/ui/tabs.js";
import { t } from "../../lib/i18n.js";
import { PeopleTable } from "./people-table.js";
import { RolesList } from "./roles-list.js";

const InviteSheet = lazy(async () => ({ default: (await import("./invite-sheet.js")).InviteSheet }));
type TabName = "people" | "roles";

/** Who works here and what their roles let them do. */
export function PeoplePage() {
  const [search, setSearch] = useSearchParams();
  const [inviting, setInviting] = useState(false);
  const tab: TabName = search.get("tab") === "roles" ? "roles" : "people";
  return (
    <div className="mx-auto flex w-full max-w-240 flex-col gap-4 p-4 md:p-8">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <FocusHeading title={t("accounts.people.title")}>{t("accounts.people.title")}</FocusHeading>
        <Button look="primary" icon={<UserPlus aria-hidden className="size-4" />} onClick={() => setInviting(true)}>
          {t("accounts.invite.open")}
        </Button>
      </div>
      <Tabs
        label={t("accounts.people.title")}
        tabs={[
          { value: "people", label: t("accounts.people.tab") },
          { value: "roles", label: t("accounts.roles.tab") },
        ]}
        value={tab}
        onChange={(next: TabName) => setSearch(next === "people" ? {} : { tab: next }, { replace: true })}
      >
        <TabPanel value="people">
          <PeopleTable />
        </TabPanel>
        <TabPanel value="roles">
          <RolesList />
        </TabPanel>
      </Tabs>
      <Suspense>{inviting && <InviteSheet onClose={() => setInviting(false)} />}</Suspense>
    </div>
  );
}
