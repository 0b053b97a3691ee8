import type { TicketDetail } from "@redress/backend/contract";
import { clsx } from "clsx";
import { Suspense, useCallback, useEffect, useRef, useState } from "react";
import { useLocation } from "react-router-dom";
import { Sheet } from "../../../components/ui/dialog.js";
import { PaneSeparator } from "../../../components/ui/pane-separator.js";
import { TabGroup } from "../../../components/ui/tabs.js";
import { loadMessagesOf, t } from "../../../lib/i18n.js";
import { lazy } from "../../../lib/lazy.js";
import { noteOpened } from "../../../lib/recent-tickets.js";
import { useMay, useMe } from "../../../lib/session.js";
import { Composer } from "../composer/composer.js";
import { useChangeTicket } from "../data/use-change-ticket.js";
import { DetailsTabs } from "../details/details-tabs.js";
import { DETAILS_WIDTH } from "../queue/screen-sizes.js";
import { useOpenHere } from "../presence/use-open-here.js";
import { useStandingCommands } from "../standing/use-standing-commands.js";
import { useStanding } from "../standing/use-standing.js";
import type { OpenTicket } from "../queue/use-open-ticket.js";
import { ConversationPanel } from "./conversation-panel.js";
import { PhonePanels, PhoneTabs } from "./phone-tabs.js";
import { TicketActionsContext, type ComposerMode, type OpenField, type TicketActions } from "./ticket-actions.js";
import { focusComposer, focusTicket } from "./ticket-focus.js";
import { TicketDialogs, type TicketDialog } from "./ticket-dialogs.js";
import { TicketHeader } from "./ticket-header.js";
import { Timeline } from "./timeline.js";
import { focusEvent } from "./timeline-events-row.js";
import { useAnnouncedPromise } from "./use-announced-promise.js";
import { useTicketCommands } from "./use-ticket-commands.js";
import { useTicketLayout } from "./use-ticket-layout.js";

const MergedBanner = lazy(async () => ({
  default: (await Promise.all([import("../links/merged-banner.js"), loadMessagesOf(["links"])]))[0].MergedBanner,
}));
const TicketTimeKeys = lazy(async () => ({
  default: (await Promise.all([import("../../time/ticket-time-keys.js"), loadMessagesOf(["time"])]))[0].TicketTimeKeys,
}));

/** On phones these are changed where they stand, above the tabs. */
const CHIP_FIELDS: ReadonlySet<OpenField> = new Set<OpenField>(["status", "assignee", "priority"]);

export interface OpenTicketViewProps {
  ticket: TicketDetail;
  open: OpenTicket;
  onClose: () => void;
}

/** A ticket with its conversation, its composer, and its details beside it or in a sheet. */
export function OpenTicketView({ ticket, open, onClose }: OpenTicketViewProps) {
  const me = useMe();
  const mayTrack = useMay()("time.track");
  const { hash } = useLocation();
  const { phone, wide, tab, setTab, details, sheet } = useTicketLayout();
  const changes = useChangeTicket();
  const standing = useStanding(ticket);
  const [dialog, setDialog] = useState<TicketDialog>(null);
  const [openField, setOpenField] = useState<OpenField>(null);
  const [mode, setMode] = useState<ComposerMode>(ticket.abilities.reply || !ticket.abilities.note ? "reply" : "note");

  // A list that opened before its panel had settled would be closed by the panel's taking the focus.
  const waitingField = useRef<OpenField>(null);
  /** The sheet came for one field, and goes with it: the next key is the ticket's again. */
  const cameForField = useRef(false);
  const onDetailsReady = useCallback(() => {
    // Without one that waits nothing is meant: another list may have been opened meanwhile.
    if (waitingField.current === null) return;
    setOpenField(waitingField.current);
    waitingField.current = null;
  }, []);

  const change: TicketActions["change"] = (wanted) => void changes.change(ticket, wanted);
  const actions: TicketActions = {
    ticket,
    change,
    takeIt: () => change({ field: "assignee", value: { id: me.id, full_name: me.full_name, photo_url: me.photo_url } }),
    resolveAndNext: () => {
      change({ field: "status", value: "resolved" });
      if (open.nextId !== undefined) open.open(open.nextId);
    },
    openField,
    setOpenField: (field) => {
      if (field === null && cameForField.current) details.hide();
      if (field === null || details.fieldsShown || (phone && CHIP_FIELDS.has(field))) {
        cameForField.current = false;
        return setOpenField(field);
      }
      waitingField.current = field;
      cameForField.current = !wide && !details.shown;
      details.show();
    },
    standing,
    snooze: () => setDialog("snooze"),
    askTime: (question) => setDialog({ kind: "time", question }),
    escalate: () => setDialog("escalate"),
    link: () => setDialog("link"),
    merge: () => setDialog("merge"),
    split: (commentId) => setDialog({ kind: "split", commentId }),
    goTo: open.open,
    remove: () => setDialog("delete"),
    explain: (place) => setDialog({ kind: "explain", place }),
    extend: (metric) => setDialog({ kind: "extend", metric }),
    showEvent: (id) => {
      if (phone) setTab("conversation");
      else if (!wide) details.hide();
      // After the sheet, where there is one, has given the focus back.
      setTimeout(() => focusEvent(id), 50);
    },
    mode,
    setMode,
    write: (wanted) => {
      if (wanted) setMode(wanted);
      if (phone && !sheet.open) sheet.show();
      else focusComposer();
    },
    leave: () => {
      if (!phone) focusTicket();
      else if (sheet.open) sheet.hide();
    },
    phone,
    sheet,
  };
  useTicketCommands(actions, details.toggle);
  useStandingCommands(actions);
  useAnnouncedPromise(ticket);
  useOpenHere(ticket.id, mode);
  useEffect(() => noteOpened(ticket), [ticket]);

  return (
    <TicketActionsContext value={actions}>
      <section aria-label={t("ticket.region")} className="flex min-w-0 flex-1 flex-col overflow-y-auto md:min-w-80">
        <TabGroup value={tab} onChange={setTab} className="contents">
          <TicketHeader
            open={open}
            onClose={onClose}
            detailsShown={details.shown}
            onDetails={details.toggle}
            tabs={phone && <PhoneTabs />}
          />
          {ticket.closed_reason === "merged" && (
            <Suspense fallback={<div className="min-h-14" />}>
              <MergedBanner ticket={ticket} />
            </Suspense>
          )}
          <ConversationPanel tab={tab}>
            <Timeline ticket={ticket} showComment={hash.startsWith("#comment-") ? hash.slice(1) : null} />
          </ConversationPanel>
          {phone && <PhonePanels onReady={onDetailsReady} />}
        </TabGroup>
        {/* On phones it belongs to the conversation; what is being written stays as it is, whatever is looked at. */}
        <div className={phone && tab !== "conversation" && !sheet.open ? "hidden" : "contents"}>
          <Composer key={ticket.id} />
        </div>
      </section>
      {wide && details.shown && (
        <>
          <PaneSeparator pane="details" name={t("ticket.details")} stands="after" />
          <aside
            id="pane-details"
            aria-label={t("ticket.details")}
            className={clsx(DETAILS_WIDTH, "overflow-y-auto border-s border-border bg-surface")}
          >
            <DetailsTabs tab={tab} onTab={setTab} onReady={onDetailsReady} />
          </aside>
        </>
      )}
      <Sheet open={!phone && !wide && details.shown} onClose={details.hide} title={t("ticket.details")}>
        <DetailsTabs tab={tab} onTab={setTab} onReady={onDetailsReady} />
      </Sheet>
      <Suspense>{mayTrack && <TicketTimeKeys ticket={ticket} onAsk={actions.askTime} />}</Suspense>
      <TicketDialogs
        ticket={ticket}
        dialog={dialog}
        onClose={() => setDialog(null)}
        onDeleted={onClose}
        onOpen={open.open}
        onSnooze={standing.snooze}
        changes={changes}
      />
    </TicketActionsContext>
  );
}
