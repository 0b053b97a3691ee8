import type { Category } from "@redress/backend/contract";

/** What is known of a category where a complaint is filed. */
export interface Choice extends Pick<Category, "id" | "name" | "help" | "parent_id" | "position" | "archived"> {
  department: { id: number } | null;
}

/** What a complaint can be about, as customers choose it. */
export interface Topic {
  value: string;
  /** With those it lies below: "Billing: Refund late". */
  label: string;
  name: string;
  /** The one it lies below; null at the top. */
  parent: string | null;
  /** Helps to choose: shown with the topic. */
  help: string | null;
  /** The topic decides where the complaint goes; otherwise the customer is asked. */
  decidesDepartment: boolean;
}

/** Up to this many are all shown; more are searched in a list. */
export const FEW_TOPICS = 7;

/** The topics in the desk's own order, those below another one behind it: "Billing: Refund late". */
export function topicsOf(categories: readonly Choice[]): Topic[] {
  const offered = categories
    .filter(({ archived }) => !archived)
    .sort((a, b) => a.position - b.position || a.name.localeCompare(b.name));
  const below = (parent: number | null, prefix: string): Topic[] =>
    offered
      .filter((category) => parentOf(category, offered) === parent)
      .flatMap((category) => {
        const label = prefix + category.name;
        const topic = {
          value: String(category.id),
          label,
          name: category.name,
          parent: parent === null ? null : String(parent),
          help: category.help,
          decidesDepartment: category.department !== null,
        };
        return [topic, ...below(category.id, `${label}: `)];
      });
  return below(null, "");
}

/** A topic whose parent was archived stands on its own. */
function parentOf(category: Choice, offered: readonly Choice[]): number | null {
  return offered.some(({ id }) => id === category.parent_id) ? category.parent_id : null;
}

/** A topic with those it lies below, from the top. */
export function wayTo(topics: readonly Topic[], value: string | null): Topic[] {
  const topic = topics.find((one) => one.value === value);
  return topic ? [...wayTo(topics, topic.parent), topic] : [];
}
