import { expect, test } from "@jest/globals";
import { act, screen } from "@testing-library/react";
import axe from "axe-core";
import { Inbox } from "lucide-react";
import type { ReactElement } from "react";
import { renderPage } from "../../lib/testing.js";
import { AccentField } from "./accent-field.js";
import { AccentOutcome } from "./accent-outcome.js";
import { AttachmentTile } from "./attachment-tile.js";
import { Avatar } from "./avatar.js";
import { Banner } from "./banner.js";
import { Button, LinkButton } from "./button.js";
import { Card } from "./card.js";
import { Checkbox } from "./checkbox.js";
import { Combobox } from "./combobox.js";
import { DataTable } from "./data-table.js";
import { ConfirmDialog, Dialog, Sheet } from "./dialog.js";
import { Disclosure } from "./disclosure.js";
import { EmptyState } from "./empty-state.js";
import { ErrorState } from "./error-state.js";
import { ErrorSummary } from "./error-summary.js";
import { EventRow } from "./event-row.js";
import { FileDrop } from "./file-drop.js";
import { EscalatedFlag, ReopenedFlag } from "./flags.js";
import { FocusHeading } from "./focus-heading.js";
import { HoverCard } from "./hover-card.js";
import { IconButton } from "./icon-button.js";
import { Kbd } from "./kbd.js";
import { LastChanged } from "./last-changed.js";
import { LoadMore } from "./load-more.js";
import { LogoField } from "./logo-field.js";
import { Menu } from "./menu.js";
import { MessageBubble } from "./message-bubble.js";
import { PasswordField } from "./password-field.js";
import { Popover } from "./popover.js";
import { PriorityIcon } from "./priority-icon.js";
import { ProgressBar } from "./progress-bar.js";
import { RadioGroup } from "./radio-group.js";
import { SaveBar } from "./save-bar.js";
import { SegmentedToggle } from "./segmented-toggle.js";
import { Select } from "./select.js";
import { SkeletonRows } from "./skeleton.js";
import { SkipLink } from "./skip-link.js";
import { SlaChip } from "./sla-chip.js";
import { StatusBadge } from "./status-badge.js";
import { TabPanel, Tabs } from "./tabs.js";
import { Tag } from "./tag.js";
import { TextArea } from "./text-area.js";
import { TextField } from "./text-field.js";
import { TicketList } from "./ticket-list.js";
import { When } from "./when.js";

const nothing = () => {};
const options = [
  { value: "a", label: "Billing" },
  { value: "b", label: "Delivery" },
];
const someone = { id: 3, full_name: "Luis Ferreira", photo_url: null };
const at = "2026-07-07T12:00:00Z";
const field = { label: "Subject", hint: "One sentence", error: "Enter a subject" };

const shown: [string, ReactElement][] = [
  ["Button", <Button busy>Save</Button>],
  ["LinkButton", <LinkButton to="/x">Go</LinkButton>],
  ["IconButton", <IconButton label="Close" icon={<Inbox aria-hidden />} />],
  ["TextField", <TextField {...field} optional />],
  ["PasswordField", <PasswordField {...field} />],
  ["TextArea", <TextArea {...field} counter={{ length: 3, max: 10 }} />],
  ["Select", <Select {...field} options={options} placeholder="Choose" />],
  ["Combobox", <Combobox {...field} options={options} value="a" onChange={nothing} clearable />],
  ["Checkbox", <Checkbox label="Tell me" hint="By email" error="Choose" />],
  ["RadioGroup", <RadioGroup {...field} options={options} />],
  ["SegmentedToggle", <SegmentedToggle label="Mode" segments={options} value="a" onChange={nothing} />],
  ["Disclosure", <Disclosure summary="More">Text</Disclosure>],
  [
    "Tabs",
    <Tabs label="Views" tabs={options} value="a" onChange={nothing}>
      <TabPanel value="a">One</TabPanel>
    </Tabs>,
  ],
  ["Banner", <Banner live="status">Hello</Banner>],
  ["Card", <Card title="About">Text</Card>],
  ["EmptyState", <EmptyState icon={Inbox}>Nothing here.</EmptyState>],
  ["ErrorState", <ErrorState error={new Error("x")} onRetry={nothing} />],
  ["ErrorSummary", <ErrorSummary attempt={1} errors={[{ field: "a", message: "Enter it" }, { message: "No" }]} />],
  ["ProgressBar", <ProgressBar label="Importing" value={3} max={10} valueText="3 of 10 rows" />],
  ["ProgressBar without an end", <ProgressBar label="Counting the rows" />],
  ["SaveBar", <SaveBar dirty busy={false} onSave={nothing} onDiscard={nothing} />],
  ["LastChanged", <LastChanged change={{ by: someone, at }} />],
  ["AccentField", <AccentField {...field} name="accent" value="" onChange={nothing} />],
  ["AccentOutcome", <AccentOutcome accent="#ffd400" />],
  ["LogoField", <LogoField url="/logo" onSet={async () => {}} onRemove={async () => {}} />],
  ["Skeleton", <SkeletonRows />],
  ["Avatar", <Avatar person={someone} />],
  ["Kbd", <Kbd keys="Mod+k" />],
  ["Tag", <Tag onRemove={nothing}>vip</Tag>],
  ["flags", <EscalatedFlag level={2} />],
  ["reopened flag", <ReopenedFlag count={1} />],
  ["StatusBadge", <StatusBadge status="pending" audience="customer" filled />],
  ["PriorityIcon", <PriorityIcon priority="critical" word="row" />],
  ["SlaChip", <SlaChip clock={null} serverTime={at} />],
  ["HoverCard", <HoverCard trigger="42m">Why</HoverCard>],
  [
    "MessageBubble",
    <MessageBubble tone="note" author={someone} authorName="Luis" at={at} text="Hello" format="plain" />,
  ],
  ["EventRow", <EventRow icon={Inbox} at={at} children="Assigned" />],
  [
    "AttachmentTile",
    <>
      {(["clean", "pending", "quarantined"] as const).map((state) => (
        <AttachmentTile
          key={state}
          name="a.pdf"
          mediaType="application/pdf"
          size={9}
          state={state}
          finding="Eicar"
          onDownload={async () => {}}
        />
      ))}
    </>,
  ],
  [
    "FileDrop",
    <FileDrop
      label="Add files"
      hint="Up to 5"
      onAdd={nothing}
      onRemove={nothing}
      onRetry={nothing}
      files={[
        { key: "1", name: "a.png", size: 10, state: "sending", progress: 0.5 },
        { key: "2", name: "b.png", size: 10, state: "failed", progress: 0, error: "No" },
      ]}
    />,
  ],
  ["LoadMore", <LoadMore hasMore busy={false} onLoad={nothing} />],
  ["FocusHeading", <FocusHeading title="Queue">Queue</FocusHeading>],
  ["SkipLink", <SkipLink />],
  ["When", <When at={at} />],
  [
    "TicketList",
    <TicketList
      label="Tickets"
      items={options}
      keyOf={({ value }) => value}
      rowHeight={64}
      renderRow={({ label }, link) => (
        <a href="#x" {...link}>
          {label}
        </a>
      )}
    />,
  ],
  [
    "DataTable",
    <DataTable
      label="People"
      rows={options}
      keyOf={({ value }) => value}
      sorting={{ key: "label", direction: "ascending" }}
      columns={[
        { key: "label", header: "Name", rowHeader: true, sortable: true, cell: ({ label }) => label },
        { key: "value", header: "Key", align: "end", cell: ({ value }) => value },
      ]}
    />,
  ],
];

test.each(shown)("%s has no accessibility violation", async (_name, element) => {
  renderPage(<main id="main">{element}</main>);
  await expectNoViolation();
});

const group = [
  { id: "a", label: "Assign", run: nothing },
  { id: "b", label: "Mine", checked: true, run: nothing },
];
const opened: [string, string, ReactElement][] = [
  ["Menu", "menu", <Menu label="Actions" trigger={<Button>Open</Button>} groups={[group]} open />],
  ["Popover", "dialog", <Popover label="Filter" trigger={<Button>Open</Button>} open children="Text" />],
  [
    "Dialog",
    "dialog",
    <Dialog open onClose={nothing} title="Assign" description="To whom?" footer={<Button>Go</Button>} />,
  ],
  ["Sheet", "dialog", <Sheet open onClose={nothing} title="Details" />],
  [
    "ConfirmDialog",
    "alertdialog",
    <ConfirmDialog
      open
      onClose={nothing}
      title="Delete it?"
      consequence="It is gone."
      action="Delete"
      onConfirm={nothing}
    />,
  ],
];

test.each(opened)("%s, open, has no accessibility violation", async (_name, role, element) => {
  renderPage(<main>{element}</main>);
  act(() => screen.queryByText("Open")?.focus());
  await screen.findByRole(role);
  await expectNoViolation();
});

async function expectNoViolation(): Promise<void> {
  // Colours need a real browser; single components are not whole pages.
  const off = Object.fromEntries(
    ["color-contrast", "region", "page-has-heading-one"].map((rule) => [rule, { enabled: false }]),
  );
  const { violations } = await axe.run(document.body, { rules: off });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
}
