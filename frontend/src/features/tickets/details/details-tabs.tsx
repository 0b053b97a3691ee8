import { TabPanel, Tabs } from "../../../components/ui/tabs.js";
import { t } from "../../../lib/i18n.js";
import { ActivityLater } from "../activity/activity-later.js";
import type { TicketTab } from "../ticket/use-ticket-layout.js";
import { DetailsPanel } from "./details-panel.js";

export interface DetailsTabsProps {
  tab: TicketTab;
  onTab: (tab: TicketTab) => void;
  onReady: () => void;
}

/** Beside the conversation: what the ticket is, or what happened to it. */
export function DetailsTabs({ tab, onTab, onReady }: DetailsTabsProps) {
  return (
    <Tabs
      label={t("ticket.details")}
      tabs={[
        { value: "details", label: t("ticket.details") },
        { value: "activity", label: t("ticket.activity") },
      ]}
      value={tab}
      onChange={onTab}
      className="text-agent"
    >
      <TabPanel value="details" className="pt-0!">
        <DetailsPanel onReady={onReady} />
      </TabPanel>
      <TabPanel value="activity" className="pt-0!">
        <ActivityLater />
      </TabPanel>
    </Tabs>
  );
}
