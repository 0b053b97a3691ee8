import { Check } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import { clsx } from "clsx";
import { cloneElement, Fragment } from "react";
import { Kbd } from "./kbd.js";
import { MENU_BOX, MENU_ENTRY } from "./menu-look.js";
import type { MenuEntry, MenuProps } from "./menu.js";
import { useFocusKept, type Opened } from "./opened-by.js";

type MenuPanelProps = MenuProps & Opened;

export function MenuPanel({ id, trigger, groups, label, align = "end", open, onOpenChange }: MenuPanelProps) {
  useFocusKept(id);
  // Within the button's own landmark, where reading on leads to it.
  const landmark = open ? document.getElementById(id)?.closest<HTMLElement>("main, header, aside") : null;
  return (
    // Not modal: modal menus lock scrolling with an inline style sheet, which the content policy forbids.
    <DropdownMenu.Root modal={false} open={open} onOpenChange={onOpenChange}>
      <DropdownMenu.Trigger asChild>{cloneElement(trigger, { id })}</DropdownMenu.Trigger>
      <DropdownMenu.Portal container={landmark ?? null}>
        <DropdownMenu.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          aria-label={label}
          aria-labelledby={undefined}
          className={clsx(MENU_BOX, "max-h-(--radix-dropdown-menu-content-available-height)")}
        >
          {groups
            .filter((group) => group.length > 0)
            .map((group, index) => (
              <Fragment key={group[0]?.id}>
                {index > 0 && <DropdownMenu.Separator className="my-1 h-px bg-border" />}
                {group.map((entry) => (
                  <Entry key={entry.id} entry={entry} />
                ))}
              </Fragment>
            ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function Entry({ entry }: { entry: MenuEntry }) {
  const className = clsx(MENU_ENTRY, entry.danger && "text-danger-fg");
  const content = (
    <>
      {entry.icon && <span className="flex size-4 items-center text-muted">{entry.icon}</span>}
      <span className="flex-1">{entry.label}</span>
      {entry.checked && <Check aria-hidden className="size-4" />}
      {entry.keys && <Kbd keys={entry.keys} />}
    </>
  );
  if (entry.checked === undefined) {
    return (
      <DropdownMenu.Item className={className} disabled={entry.disabled ?? false} onSelect={entry.run}>
        {content}
      </DropdownMenu.Item>
    );
  }
  return (
    <DropdownMenu.CheckboxItem
      className={className}
      checked={entry.checked}
      disabled={entry.disabled ?? false}
      onSelect={entry.run}
    >
      {content}
    </DropdownMenu.CheckboxItem>
  );
}
