import type { Keyboard } from "@redress/backend/contract";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useLocation } from "react-router-dom";
import { Problem } from "../../../components/ui/announced.js";
import { Button } from "../../../components/ui/button.js";
import { Card } from "../../../components/ui/card.js";
import { Switch } from "../../../components/ui/switch.js";
import { announce } from "../../../lib/announcer.js";
import { api } from "../../../lib/api.js";
import { commandFacts, type CommandGroup, commandIds, type CommandId } from "../../../lib/command-list.js";
import { formatList } from "../../../lib/format.js";
import { t, type MessageId } from "../../../lib/i18n.js";
import { rivalsOf, setKeyboard, useKeyboardChoice, withKeys } from "../../../lib/keyboard.js";
import { keyCaps } from "../../../lib/keys.js";
import { problemText } from "../../../lib/problem-text.js";
import { updatePerson, useMe } from "../../../lib/session.js";
import { KeyRow } from "./key-row.js";

const GROUPS: { group: CommandGroup; title: MessageId }[] = [
  { group: "anywhere", title: "app.shortcuts.anywhere" },
  { group: "list", title: "app.shortcuts.list" },
  { group: "ticket", title: "app.shortcuts.ticket" },
  { group: "composer", title: "app.shortcuts.composer" },
];

/** Which keys do what at the desk; each choice applies at once and on every device. */
export function KeyboardCard() {
  const me = useMe();
  const choice = useKeyboardChoice();
  const [pressing, setPressing] = useState<CommandId | null>(null);
  const [said, setSaid] = useState("");
  const save = useMutation({
    mutationFn: (keyboard: Keyboard) => api.updateMe({ body: { keyboard } }),
    onSuccess: updatePerson,
    onError: () => setKeyboard(me.keyboard),
  });
  const keep = (next: Keyboard) => {
    setKeyboard(next);
    save.mutate(next);
  };
  const take = (id: CommandId, keys: readonly string[]) => {
    setPressing(null);
    const [key = ""] = keys;
    const before = keys.flatMap((each) => rivalsOf(each, id, choice));
    const caps = keyCaps(key).join(" ");
    const sentence =
      before.length > 0
        ? t("accounts.keyboard.taken", { keys: caps, command: formatList(before.map(labelOf)) })
        : t("accounts.keyboard.set", { keys: caps, command: labelOf(id) });
    setSaid(sentence);
    announce(sentence);
    keep(withKeys(choice, id, keys));
  };
  const card = useShownByAddress("#keyboard");

  return (
    <div id="keyboard" ref={card}>
      <Card title={t("accounts.keyboard.title")}>
        <div className="flex items-start justify-between gap-4">
          <div>
            <p className="font-medium">{t("accounts.keyboard.single")}</p>
            <p className="text-dense text-muted">{t("accounts.keyboard.single_hint")}</p>
          </div>
          <Switch
            label={t("accounts.keyboard.single")}
            checked={choice.single_keys}
            onChange={(on) => keep({ ...choice, single_keys: on })}
          />
        </div>
        <p className="text-dense text-muted">{t("accounts.keyboard.hint")}</p>
        <p className="min-h-5 text-dense font-medium">{said}</p>
        {save.error && <Problem>{problemText(save.error)}</Problem>}
        {GROUPS.map(({ group, title }) => (
          <section key={group} aria-label={t(title)} className="flex flex-col">
            <h3 className="pt-2 pb-1 font-semibold">{t(title)}</h3>
            <ul className="divide-y divide-border">
              {commandIds
                .filter((id) => commandFacts(id).group === group)
                .map((id) => (
                  <KeyRow
                    key={id}
                    id={id}
                    choice={choice}
                    pressing={pressing === id}
                    onPress={(on) => setPressing(on ? id : null)}
                    onTake={(keys) => take(id, keys)}
                  />
                ))}
            </ul>
          </section>
        ))}
        {choice.commands.length > 0 && (
          <Button className="self-start" onClick={() => keep({ ...choice, commands: [] })}>
            {t("accounts.keyboard.all_usual")}
          </Button>
        )}
      </Card>
    </div>
  );
}

const labelOf = (id: CommandId) => t(commandFacts(id).label);

/** The sheet of shortcuts leads here, to a card that arrives after the page. */
function useShownByAddress(wanted: string) {
  const { hash } = useLocation();
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (hash === wanted) element.current?.scrollIntoView?.({ block: "start" });
  }, [hash, wanted]);
  return element;
}
