import { Link } from "react-router-dom";
import { AfterFirstFrame } from "../../components/ui/after-first-frame.js";
import { Sheet } from "../../components/ui/dialog.js";
import { Kbd } from "../../components/ui/kbd.js";
import { commandFacts, type CommandGroup } from "../../lib/command-list.js";
import { useAllCommands } from "../../lib/commands.js";
import { t, type MessageId } from "../../lib/i18n.js";
import { keysOf, useKeyboardChoice } from "../../lib/keyboard.js";

const GROUPS: { group: CommandGroup; title: MessageId }[] = [
  { group: "anywhere", title: "app.shortcuts.anywhere" },
  { group: "list", title: "app.shortcuts.list" },
  { group: "ticket", title: "app.shortcuts.ticket" },
  { group: "composer", title: "app.shortcuts.composer" },
];

/** Every key that works on this page, read from the commands themselves. */
export function ShortcutsSheet({ onClose }: { onClose: () => void }) {
  const choice = useKeyboardChoice();
  const commands = useAllCommands().map(({ id }) => ({ id, ...commandFacts(id), keys: keysOf(id, choice) }));
  return (
    <Sheet open onClose={onClose} title={t("app.command.shortcuts")}>
      {!choice.single_keys && <p className="mb-4 text-muted">{t("app.shortcuts.off")}</p>}
      <AfterFirstFrame>
        {GROUPS.map(({ group, title }) => {
          const members = commands.filter((command) => command.group === group && command.keys.length > 0);
          if (members.length === 0) return null;
          return (
            <section key={group} className="mb-6">
              <h3 className="mb-2 font-semibold">{t(title)}</h3>
              <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-2">
                {members.map(({ id, label, keys }) => (
                  <div key={id} className="col-span-2 grid grid-cols-subgrid items-center">
                    <dt>{t(label)}</dt>
                    <dd className="flex gap-2">
                      {keys.map((each) => (
                        <Kbd key={each} keys={each} />
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          );
        })}
        <p className="pb-4">
          <Link to="/me#keyboard" className="text-link hover:underline" onClick={onClose}>
            {t("app.shortcuts.change")}
          </Link>
        </p>
      </AfterFirstFrame>
    </Sheet>
  );
}
