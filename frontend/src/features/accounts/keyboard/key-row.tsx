import type { Keyboard } from "@redress/backend/contract";
import { RotateCcw } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Announced } from "../../../components/ui/announced.js";
import { Button } from "../../../components/ui/button.js";
import { IconButton } from "../../../components/ui/icon-button.js";
import { Kbd } from "../../../components/ui/kbd.js";
import { commandFacts, type CommandId } from "../../../lib/command-list.js";
import { t } from "../../../lib/i18n.js";
import { keysOf } from "../../../lib/keyboard.js";
import { isChoosable, usePressedKeys } from "./use-pressed-keys.js";

export interface KeyRowProps {
  id: CommandId;
  choice: Keyboard;
  /** It waits for the new key. */
  pressing: boolean;
  onPress: (on: boolean) => void;
  onTake: (keys: readonly string[]) => void;
}

/** A command with its keys, and how to choose another. */
export function KeyRow({ id, choice, pressing, onPress, onTake }: KeyRowProps) {
  const facts = commandFacts(id);
  const command = t(facts.label);
  const keys = keysOf(id, { ...choice, single_keys: true });
  const changed = choice.commands.some((own) => own.id === id);
  const [refused, setRefused] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const wasPressing = useRef(false);
  useEffect(() => {
    if (wasPressing.current && !pressing) button.current?.focus();
    wasPressing.current = pressing;
  }, [pressing]);
  usePressedKeys(pressing, (pressed) => {
    if (pressed === null) return onPress(false);
    setRefused(!isChoosable(pressed, facts.whileWriting ?? false));
    if (isChoosable(pressed, facts.whileWriting ?? false)) onTake([pressed]);
  });
  return (
    <li className="grid min-h-10 grid-cols-[minmax(0,1fr)_auto_auto_var(--spacing-control)] items-center gap-2 py-1">
      <span>{command}</span>
      {pressing ? (
        <Announced className="text-dense font-medium">
          {refused ? t("accounts.keyboard.refused") : t("accounts.keyboard.press")}
        </Announced>
      ) : (
        <span className="flex flex-wrap justify-end gap-2">
          {keys.length === 0 && <span className="text-dense text-muted">{t("accounts.keyboard.none")}</span>}
          {keys.map((each) => (
            <Kbd key={each} keys={each} />
          ))}
        </span>
      )}
      <Button
        ref={button}
        look="ghost"
        aria-label={t("accounts.keyboard.change_named", { command })}
        onClick={() => {
          setRefused(false);
          onPress(!pressing);
        }}
      >
        {t("accounts.keyboard.change")}
      </Button>
      {changed && (
        <IconButton
          label={t("accounts.keyboard.usual_named", { command })}
          icon={<RotateCcw className="size-4" />}
          onClick={() => onTake(facts.keys)}
        />
      )}
    </li>
  );
}
