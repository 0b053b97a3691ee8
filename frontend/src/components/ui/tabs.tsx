import { clsx } from "clsx";
import { Tabs as Radix } from "radix-ui";
import type { ReactNode } from "react";

export interface Tab<Value extends string> {
  value: Value;
  label: string;
  count?: number | undefined;
}

export interface TabListProps<Value extends string> {
  label: string;
  tabs: readonly Tab<Value>[];
  className?: string;
  tabClassName?: string;
}

export interface TabGroupProps<Value extends string> {
  /** Comes from the address, so that a tab can be linked to. */
  value: Value;
  onChange: (value: Value) => void;
  className?: string;
  /** A TabList, and TabPanels. */
  children: ReactNode;
}

export type TabsProps<Value extends string> = TabGroupProps<Value> & Pick<TabListProps<Value>, "label" | "tabs">;

/** Peer views of one thing. */
export function Tabs<Value extends string>({ label, tabs, children, ...group }: TabsProps<Value>) {
  return (
    <TabGroup {...group}>
      <TabList label={label} tabs={tabs} />
      {children}
    </TabGroup>
  );
}

/** The same where the list of tabs does not stand right above their panels. */
export function TabGroup<Value extends string>({ value, onChange, className, children }: TabGroupProps<Value>) {
  return (
    <Radix.Root value={value} onValueChange={(next) => onChange(next as Value)} className={className}>
      {children}
    </Radix.Root>
  );
}

export function TabList<Value extends string>({ label, tabs, className, tabClassName }: TabListProps<Value>) {
  return (
    <Radix.List aria-label={label} className={clsx("flex gap-1 overflow-x-auto border-b border-border", className)}>
      {tabs.map((tab) => (
        <Radix.Trigger
          key={tab.value}
          value={tab.value}
          className={clsx(
            "-mb-px min-h-control shrink-0 border-b-2 border-transparent px-3 text-muted hover:text-text focus-visible:-outline-offset-2",
            "data-[state=active]:border-accent data-[state=active]:font-medium data-[state=active]:text-text",
            tabClassName,
          )}
        >
          {tab.label}
          {tab.count !== undefined && <span className="ms-1.5 text-muted tabular-nums">{tab.count}</span>}
        </Radix.Trigger>
      ))}
    </Radix.List>
  );
}

export interface TabPanelProps {
  value: string;
  className?: string;
  children: ReactNode;
}

export function TabPanel({ value, className, children }: TabPanelProps) {
  return (
    <Radix.Content value={value} className={clsx("pt-4", className)}>
      {children}
    </Radix.Content>
  );
}
