import { clsx } from "clsx";
import type { Skill, SkilledPerson } from "@redress/backend/contract";
import { useRef, useState, type KeyboardEvent } from "react";
import { t } from "../../lib/i18n.js";
import { LevelBar } from "./level-bar.js";
import { levelOf } from "./use-skill-matrix.js";

export interface MatrixGridProps {
  people: readonly SkilledPerson[];
  skills: readonly Skill[];
  onSet: (person: SkilledPerson, skill: Skill, level: number) => void;
}

interface Place {
  row: number;
  column: number;
}

const HEADER = "sticky bg-surface px-3 py-2 text-dense font-medium";

/**
 * A grid of one tab stop: arrows, Home and End move (with Ctrl to the corners), a digit from 0 to 5 sets the level.
 * Whoever has no keyboard sets it in the bar below, for the cell that is marked.
 */
export function MatrixGrid({ people, skills, onSet }: MatrixGridProps) {
  const [place, setPlace] = useState<Place>({ row: 0, column: 0 });
  const table = useRef<HTMLTableElement>(null);
  // Fewer rows after a search: the mark stays inside.
  const row = Math.min(place.row, people.length - 1);
  const column = Math.min(place.column, skills.length - 1);
  const person = people[row];
  const skill = skills[column];

  const go = (to: Place) => {
    const next = { row: clamp(to.row, people.length), column: clamp(to.column, skills.length) };
    setPlace(next);
    const cell = table.current?.querySelector<HTMLElement>(`[data-place="${next.row}:${next.column}"]`);
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView?.({ block: "nearest", inline: "nearest" });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!person || !skill || event.altKey || event.metaKey) return;
    const to = destination(event, { row, column }, people.length, skills.length);
    if (to) {
      event.preventDefault();
      go(to);
    } else if (!event.ctrlKey && (/^[0-5]$/.test(event.key) || event.key === "Delete" || event.key === "Backspace")) {
      event.preventDefault();
      onSet(person, skill, Number(event.key) || 0);
    }
  };

  return (
    <div className="flex flex-col gap-3">
      <div
        role="region"
        aria-label={t("skills.matrix")}
        tabIndex={0}
        className="max-h-[70dvh] overflow-auto rounded-card border border-border bg-surface"
      >
        <table
          ref={table}
          role="grid"
          aria-label={t("skills.matrix")}
          className="min-w-full border-separate border-spacing-0 text-start wrap-normal"
          onKeyDown={onKeyDown}
        >
          <thead>
            <tr>
              <th
                scope="col"
                className={clsx(HEADER, "start-0 top-0 z-20 border-b border-border text-start text-muted")}
              >
                {t("skills.person")}
              </th>
              {skills.map((each) => (
                <th
                  key={each.id}
                  scope="col"
                  className={clsx(HEADER, "top-0 z-sticky min-w-20 border-b border-border text-center text-muted")}
                >
                  {each.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {people.map((each, index) => (
              <tr key={each.person.id}>
                <th
                  scope="row"
                  className={clsx(
                    HEADER,
                    "start-0 z-sticky w-40 max-w-28 min-w-28 border-b border-border text-start sm:max-w-56 sm:min-w-48",
                  )}
                >
                  {each.person.full_name}
                </th>
                {skills.map((one, position) => {
                  const level = levelOf(each, one.id);
                  const isPlace = index === row && position === column;
                  return (
                    <td
                      key={one.id}
                      role="gridcell"
                      data-place={`${index}:${position}`}
                      tabIndex={isPlace ? 0 : -1}
                      aria-label={t("skills.cell", { name: each.person.full_name, skill: one.name, level })}
                      aria-selected={isPlace}
                      onFocus={() => setPlace({ row: index, column: position })}
                      className={clsx(
                        "h-10 cursor-default border-b border-border text-center tabular-nums focus-visible:-outline-offset-2",
                        level === 0 ? "text-subtle" : "font-medium",
                        isPlace && "bg-selected",
                      )}
                    >
                      {level === 0 ? "–" : level}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {person && skill && (
        <LevelBar
          label={t("skills.bar", { name: person.person.full_name, skill: skill.name })}
          level={levelOf(person, skill.id)}
          onSet={(level) => onSet(person, skill, level)}
        />
      )}
    </div>
  );
}

const clamp = (value: number, count: number) => Math.max(0, Math.min(value, count - 1));

/** Where a key leads; null for one that does not move. In a mirrored page the cells are mirrored too. */
function destination(event: KeyboardEvent, from: Place, rows: number, columns: number): Place | null {
  const forward = getComputedStyle(event.currentTarget).direction === "rtl" ? -1 : 1;
  switch (event.key) {
    case "ArrowUp":
      return { ...from, row: from.row - 1 };
    case "ArrowDown":
      return { ...from, row: from.row + 1 };
    case "ArrowRight":
      return { ...from, column: from.column + forward };
    case "ArrowLeft":
      return { ...from, column: from.column - forward };
    case "PageUp":
      return { ...from, row: from.row - 10 };
    case "PageDown":
      return { ...from, row: from.row + 10 };
    case "Home":
      return { row: event.ctrlKey ? 0 : from.row, column: 0 };
    case "End":
      return { row: event.ctrlKey ? rows - 1 : from.row, column: columns - 1 };
    default:
      return null;
  }
}
