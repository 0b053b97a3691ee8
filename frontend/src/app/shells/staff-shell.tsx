import { clsx } from "clsx";
import { Keyboard, PanelLeft } from "lucide-react";
import { Suspense, useInsertionEffect, useState } from "react";
import { Link } from "react-router-dom";
import { IconButton } from "../../components/ui/icon-button.js";
import { PaneSeparator } from "../../components/ui/pane-separator.js";
import { NotificationBell } from "../../features/notifications/notification-bell.js";
import { useCommands } from "../../lib/commands.js";
import { loadMessagesOf, t } from "../../lib/i18n.js";
import { lazy, lazyAfterPage } from "../../lib/lazy.js";
import { recallPanes } from "../../lib/pane-widths.js";
import { useMay, useMe } from "../../lib/session.js";
import { PaletteButton } from "../palette/palette-button.js";
import { Brand } from "./brand.js";
import { MainArea } from "./main-area.js";
import { PersonMenu } from "./person-menu.js";
import { AdminNav } from "./admin-nav.js";
import { QueueNav } from "./queue-nav.js";
import { TabBar } from "./tab-bar.js";
import { useGoCommands } from "./use-go-commands.js";
import { useShell } from "./use-shell.js";

const CommandPalette = lazy(async () => ({
  default: (await Promise.all([import("../palette/command-palette.js"), loadMessagesOf(["palette"])]))[0]
    .CommandPalette,
}));
const ShortcutsSheet = lazy(async () => ({ default: (await import("./shortcuts-sheet.js")).ShortcutsSheet }));
const AvailabilityMenu = lazyAfterPage(async () => {
  const [menu] = await Promise.all([
    import("../../features/availability/availability-menu.js"),
    loadMessagesOf(["availability"]),
  ]);
  return { default: menu.AvailabilityMenu };
});
const TimerChip = lazyAfterPage(async () => {
  const [chip] = await Promise.all([import("../../features/time/timer-chip.js"), loadMessagesOf(["time"])]);
  return { default: chip.TimerChip };
});
const FOLDED_KEY = "redress.sidebar_folded";

export interface StaffShellProps {
  area: "agent" | "admin";
}

/** The desk: navigation at the start (usually 224 px, a 56 px rail on tablets, a bar at the bottom of phones), bar on top, page. */
export function StaffShell({ area }: StaffShellProps) {
  useShell(area);
  useGoCommands();
  const { id: person } = useMe();
  useInsertionEffect(() => recallPanes(person), [person]);
  const [folded, setFolded] = useState(() => localStorage.getItem(FOLDED_KEY) === "1");
  const [shortcuts, setShortcuts] = useState(false);
  const [palette, setPalette] = useState(false);
  const fold = () => {
    localStorage.setItem(FOLDED_KEY, folded ? "0" : "1");
    setFolded(!folded);
  };
  useCommands([
    { id: "app.palette", run: () => setPalette((open) => !open) },
    { id: "app.sidebar", run: fold },
    { id: "app.shortcuts", run: () => setShortcuts(true) },
  ]);
  const mayTrack = useMay()("time.track");
  const Nav = area === "admin" ? AdminNav : QueueNav;

  return (
    <div className="flex min-h-0 flex-1 flex-col text-agent">
      <header className="z-sticky flex items-center gap-1 border-b border-border bg-surface px-3 py-1.5">
        <IconButton
          label={t("app.command.sidebar")}
          command="app.sidebar"
          icon={<PanelLeft className="size-4 flip-rtl" />}
          onClick={fold}
          className="max-lg:hidden"
          aria-pressed={folded}
        />
        <Brand />
        <PaletteButton onOpen={() => setPalette(true)} />
        <div className="ms-auto flex items-center gap-1">
          <Suspense>{mayTrack && <TimerChip />}</Suspense>
          <span className="w-8 md:w-30">
            <Suspense>
              <AvailabilityMenu />
            </Suspense>
          </span>
          <NotificationBell />
          <IconButton
            label={t("app.command.shortcuts")}
            command="app.shortcuts"
            icon={<Keyboard className="size-4" />}
            onClick={() => setShortcuts(true)}
            className="max-md:hidden"
          />
          <Link
            to="/help"
            className="inline-flex min-h-control items-center rounded-chip px-2 text-link hover:underline"
          >
            {t("app.nav.help")}
          </Link>
          <PersonMenu />
        </div>
      </header>
      <div className="flex min-h-0 flex-1 max-md:flex-col">
        <aside
          aria-label={t("app.nav.sidebar")}
          className={clsx("shrink-0 md:flex", area === "agent" && "max-md:hidden")}
        >
          <div
            id="pane-sidebar"
            className={clsx(
              "border-border bg-bg max-md:overflow-x-auto max-md:border-b md:w-14 md:overflow-y-auto md:border-e",
              !folded && "lg:w-[var(--pane-sidebar,14rem)] lg:max-w-[30vw] lg:min-w-40",
            )}
          >
            <Nav folded={folded} />
          </div>
          {!folded && (
            <PaneSeparator pane="sidebar" name={t("app.nav.sidebar")} stands="before" className="max-lg:hidden" />
          )}
        </aside>
        {/* Pages that fill the window have what the notices above them leave. */}
        <MainArea className="relative grid min-h-0 min-w-0 flex-1 grid-cols-[minmax(0,1fr)] grid-rows-[auto_1fr] max-md:pb-(--tab-bar) md:overflow-y-auto" />
      </div>
      <TabBar />
      <Suspense>{palette && <CommandPalette onClose={() => setPalette(false)} />}</Suspense>
      <Suspense>{shortcuts && <ShortcutsSheet onClose={() => setShortcuts(false)} />}</Suspense>
    </div>
  );
}
