import { UserPlus } from "lucide-react";
import { Suspense, useState } from "react";
import { useSearchParams } from "react-router-dom";
import { Button } from "../../components/ui/button.js";
import { FocusHeading } from "../../components/ui/focus-heading.js";
import { SkeletonRows } from "../../components/ui/skeleton.js";
import { TabPanel, Tabs } from "../../components/ui/tabs.js";
import { t } from "../../lib/i18n.js";
import { lazy } from "../../lib/lazy.js";
import { useMay } from "../../lib/session.js";
import { InvitesList } from "./invites-list.js";
import { PeopleTable } from "./people-table.js";

const InviteSheet = lazy(async () => ({ default: (await import("./invite-sheet.js")).InviteSheet }));
const RolesTab = lazy(async () => ({
  default: (await import("./roles/roles-tab.js")).RolesTab,
}));
const TABS = ["people", "roles", "invites"] as const;
type TabName = (typeof TABS)[number];

/** Who works here, what their roles let them do, and who is still expected. */
export function PeoplePage() {
  const [search, setSearch] = useSearchParams();
  const may = useMay();
  /** The addresses to begin with, while somebody is being invited. */
  const [inviting, setInviting] = useState<string | null>(null);
  const tab = TABS.find((known) => known === search.get("tab")) ?? "people";
  return (
    <div className="mx-auto flex w-full max-w-240 flex-col gap-4 p-4 md:p-8">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <FocusHeading title={t("accounts.people.title")}>{t("accounts.people.title")}</FocusHeading>
        {may("people.invite") && (
          <Button look="primary" icon={<UserPlus aria-hidden className="size-4" />} onClick={() => setInviting("")}>
            {t("accounts.invite.open")}
          </Button>
        )}
      </div>
      <Tabs
        label={t("accounts.people.title")}
        tabs={[
          { value: "people", label: t("accounts.people.tab") },
          // Roles and invitations are for those who may give a role.
          ...(may("people.invite")
            ? ([
                { value: "roles", label: t("accounts.roles.tab") },
                { value: "invites", label: t("accounts.invites.tab") },
              ] as const)
            : []),
        ]}
        value={tab}
        onChange={(next: TabName) => setSearch(next === "people" ? {} : { tab: next }, { replace: true })}
      >
        <TabPanel value="people">
          <PeopleTable />
        </TabPanel>
        <TabPanel value="roles">
          <Suspense fallback={<SkeletonRows rows={4} />}>
            <RolesTab />
          </Suspense>
        </TabPanel>
        <TabPanel value="invites">
          <InvitesList onInvite={setInviting} />
        </TabPanel>
      </Tabs>
      <Suspense>{inviting !== null && <InviteSheet begun={inviting} onClose={() => setInviting(null)} />}</Suspense>
    </div>
  );
}
