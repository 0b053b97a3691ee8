import { useEffect, useState } from "react";
import { useLocation, useNavigate } from "react-router-dom";
import { TABLET_UP, useMedia } from "../../../lib/media.js";
import { useSearch, withSearch } from "../../../lib/search.js";
import { WIDE } from "../queue/screen-sizes.js";
import { useDetailsShown } from "./use-details-shown.js";

const TICKET_TABS = ["conversation", "details", "activity"] as const;
/** Views of one ticket; the conversation is one of them on phones alone, elsewhere it is always seen. */
export type TicketTab = (typeof TICKET_TABS)[number];

/** Of a place in the browser's history that was made by opening the sheet: going back closes it. */
const OPENED_HERE = { ticketSheet: true };

/**
 * Where the parts of the open ticket are: side by side, the details in a sheet, or on phones one part at a time and the
 * composer in a sheet. Tab and composer's sheet are part of the address, so that Back, reload and links know them.
 */
export function useTicketLayout() {
  const phone = !useMedia(TABLET_UP);
  const wide = useMedia(WIDE);
  const pane = useDetailsShown(wide);
  const [search, setSearch] = useSearch();
  const navigate = useNavigate();
  const here = useLocation();

  const usual: TicketTab = phone ? "conversation" : "details";
  const asked = TICKET_TABS.find((known) => known === search.get("tab")) ?? usual;
  const tab = !phone && asked === "conversation" ? usual : asked;
  const setTab = (next: TicketTab) => {
    if (next !== tab) setSearch(withSearch(search, { tab: next === usual ? null : next }), { replace: true });
  };

  const besideIt = {
    shown: pane.shown,
    hide: pane.hide,
    toggle: pane.toggle,
    /** The fields, from wherever: the other tab may be open. */
    show: () => {
      pane.show();
      setTab("details");
    },
    fieldsShown: pane.shown && tab === "details",
  };
  const inTabs = {
    shown: tab === "details",
    hide: () => setTab("conversation"),
    toggle: () => setTab(tab === "details" ? "conversation" : "details"),
    show: () => setTab("details"),
    fieldsShown: tab === "details",
  };

  const isOpenedHere = (here.state as Partial<typeof OPENED_HERE> | null)?.ticketSheet === true;
  const isAsked = search.has("write");
  // The screen became smaller while somebody wrote: nothing that the address should tell of.
  const [isKept, setKept] = useState(false);
  if (isKept && !phone) setKept(false);
  const withoutSheet = () => setSearch(withSearch(search, { write: null }), { replace: true });
  const sheet = {
    open: phone && (isAsked || isKept),
    show: () => setSearch(withSearch(search, { write: "1" }), { state: OPENED_HERE }),
    keep: () => setKept(true),
    hide: () => {
      setKept(false);
      if (isAsked && isOpenedHere) void navigate(-1);
      else if (isAsked) withoutSheet();
    },
  };
  useEffect(() => {
    // Larger screens have no sheet, and a smaller one later is none that was asked for.
    if (!phone && isAsked) withoutSheet();
    // Only when the screen changes.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [phone]);
  return { phone, wide, tab, setTab, details: phone ? inTabs : besideIt, sheet };
}

export type TicketLayout = ReturnType<typeof useTicketLayout>;
