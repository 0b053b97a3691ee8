import { Sheet } from "../../components/ui/dialog.js";
import { Kbd } from "../../components/ui/kbd.js";
import { useAllCommands, type CommandGroup } from "../../lib/commands.js";
import { t, type MessageId } from "../../lib/i18n.js";

const GROUPS: { group: CommandGroup; title: MessageId }[] = [
  { group: "anywhere", title: "app.shortcuts.anywhere" },
  { group: "list", title: "app.shortcuts.list" },
  { group: "ticket", title: "app.shortcuts.ticket" },
  { group: "composer", title: "app.shortcuts.composer" },
];

/** Every key that works on this page, read from the commands themselves. */
export function ShortcutsSheet({ onClose }: { onClose: () => void }) {
  const commands = useAllCommands();
  return (
    <Sheet open onClose={onClose} title={t("app.command.shortcuts")}>
      {GROUPS.map(({ group, title }) => {
        const members = commands.filter((command) => command.group === group && command.keys.length > 0);
        if (members.length === 0) return null;
        return (
          <section key={group} className="mb-6">
            <h3 className="mb-2 font-semibold">{t(title)}</h3>
            <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-2">
              {members.map((command) => (
                <div key={command.id} className="col-span-2 grid grid-cols-subgrid items-center">
                  <dt>{t(command.label)}</dt>
                  <dd className="flex gap-2">
                    {command.keys.map((keys) => (
                      <Kbd key={keys} keys={keys} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        );
      })}
    </Sheet>
  );
}
