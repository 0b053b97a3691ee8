import type { Priority } from "../../../contract/index.js";
import { notFound, staleVersion } from "../../../platform/errors.js";
import type { Work } from "../../../platform/work.js";
import { findCategory, textsOf } from "../categories.js";
import { requireCategoryParts } from "../category-parts.js";
import { showCategory } from "../category-presenter.js";
import { setCategoryTexts } from "../category-texts.js";
import { lockTree } from "../category-tree.js";
import type { Category, CategoryText } from "../models.js";
import { requireManager } from "../policy.js";
import { withUniqueName } from "../unique-name.js";
import { archiveCategory, restoreCategory } from "./archive-category.js";

/** `undefined` leaves it; `texts` replaces what was there. */
export interface CategoryChange {
  name?: string | undefined;
  help?: string | null | undefined;
  defaultPriority?: Priority | undefined;
  departmentId?: number | null | undefined;
  teamId?: number | null | undefined;
  skillId?: number | null | undefined;
  isPublic?: boolean | undefined;
  texts?: readonly CategoryText[] | undefined;
  archived?: boolean | undefined;
}

/**
 * Changes a category, puts it away, or brings it back.
 *
 * @throws AppError 404, 412 when `expected` is not the present version, 409 `category.last_usable` and
 *   `category.parent_archived`, 422 with a message per field.
 */
export async function updateCategory(
  work: Work,
  id: number,
  change: CategoryChange,
  expected: number | null,
): Promise<void> {
  requireManager(work.actor);
  const tree = await lockTree(work);
  const before = await findCategory(work, { id });
  if (!before) throw notFound("Category");
  if (expected !== null && expected !== before.version) throw staleVersion(await showCategory(work, before));

  const { archived, texts, ...plain } = change;
  const changes = { ...changesOf(before, plain), ...(texts && changedTexts(await textsOf(work, id), texts)) };
  if (Object.keys(changes).length > 0) {
    await requireWantedParts(work, before, change);
    if (changes.public)
      tree.requireUsable((node) => (node.id === id ? { ...node, isPublic: change.isPublic === true } : node));
    await write(work, before, plain);
    if (changes.texts && texts) await setCategoryTexts(work, id, texts);
    await work.record({
      type: "category.updated",
      object: { kind: "category", id },
      data: { category_id: id, name: plain.name ?? before.name, fields: Object.keys(changes) },
      details: { changes },
    });
  }
  const isArchived = before.archivedAt !== null;
  if (archived === true && !isArchived) await archiveCategory(work, tree, before);
  if (archived === false && isArchived) await restoreCategory(work, tree, before);
}

type Plain = Omit<CategoryChange, "archived" | "texts">;
type Changes = Record<string, { from: unknown; to: unknown }>;

/** Old and new values by wire name, of what really differs. */
function changesOf(before: Category, wanted: Plain): Changes {
  const all: Changes = {
    name: { from: before.name, to: wanted.name },
    help: { from: before.help, to: wanted.help },
    default_priority: { from: before.defaultPriority, to: wanted.defaultPriority },
    department_id: { from: before.department?.id ?? null, to: wanted.departmentId },
    team_id: { from: before.team?.id ?? null, to: wanted.teamId },
    skill_id: { from: before.skill?.id ?? null, to: wanted.skillId },
    public: { from: before.isPublic, to: wanted.isPublic },
  };
  return Object.fromEntries(Object.entries(all).filter(([, { from, to }]) => to !== undefined && from !== to));
}

function changedTexts(before: readonly CategoryText[], wanted: readonly CategoryText[]): Changes {
  const sorted = [...wanted].sort((a, b) => (a.language < b.language ? -1 : 1));
  const plain = (texts: readonly CategoryText[]) => texts.map(({ language, name, help }) => ({ language, name, help }));
  const [from, to] = [plain(before), plain(sorted)];
  return JSON.stringify(from) === JSON.stringify(to) ? {} : { texts: { from, to } };
}

/** Only what changes is asked about: a team that was archived meanwhile must not stand in the way of another name. */
async function requireWantedParts(work: Work, before: Category, change: CategoryChange): Promise<void> {
  const department = before.department?.id ?? null;
  const [team, skill] = [before.team?.id ?? null, before.skill?.id ?? null];
  const { departmentId = department, teamId = team, skillId = skill } = change;
  const moves = departmentId !== department || teamId !== team;
  await requireCategoryParts(work, {
    ...(moves && { departmentId, teamId }),
    ...(skillId !== skill && { skillId }),
  });
}

async function write(work: Work, before: Category, wanted: Plain): Promise<void> {
  const {
    name = before.name,
    help = before.help,
    defaultPriority = before.defaultPriority,
    departmentId = before.department?.id ?? null,
    teamId = before.team?.id ?? null,
    skillId = before.skill?.id ?? null,
    isPublic = before.isPublic,
  } = wanted;
  await withUniqueName("category there", () =>
    work.rows(
      `UPDATE categories SET name = $2, help = $3, default_priority = $4, department_id = $5, team_id = $6, skill_id = $7,
              is_public = $8, changed_by = $9, changed_at = $10, version = version + 1
       WHERE id = $1`,
      [before.id, name, help, defaultPriority, departmentId, teamId, skillId, isPublic, work.actor.id, work.now],
    ),
  );
}
