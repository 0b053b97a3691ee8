import { TabList, TabPanel } from "../../../components/ui/tabs.js";
import { t } from "../../../lib/i18n.js";
import { ActivityLater } from "../activity/activity-later.js";
import { DetailsPanel } from "../details/details-panel.js";
import type { TicketTab } from "./use-ticket-layout.js";

/** What of the ticket is seen on a phone. */
export function PhoneTabs() {
  return (
    <TabList<TicketTab>
      label={t("ticket.region")}
      tabs={[
        { value: "conversation", label: t("ticket.conversation") },
        { value: "details", label: t("ticket.details") },
        { value: "activity", label: t("ticket.activity") },
      ]}
      className="-mx-3 border-b-0 px-1"
      tabClassName="mb-0! flex-auto whitespace-nowrap"
    />
  );
}

/** The conversation's has its place before them, whatever the screen. */
export function PhonePanels({ onReady }: { onReady: () => void }) {
  return (
    <>
      <TabPanel value="details" className={PANEL}>
        <DetailsPanel onReady={onReady} />
      </TabPanel>
      <TabPanel value="activity" className={PANEL}>
        <ActivityLater />
      </TabPanel>
    </>
  );
}

const PANEL = "min-h-32 flex-1 overflow-y-auto bg-surface pt-0! -outline-offset-2";
