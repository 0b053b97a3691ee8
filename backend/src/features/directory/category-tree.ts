import { AppError, fieldErrors } from "../../platform/errors.js";
import type { Work } from "../../platform/work.js";

/** A category's place in the tree. */
export interface TreeNode {
  id: number;
  name: string;
  parentId: number | null;
  isPublic: boolean;
  isArchived: boolean;
  archivedWith: number | null;
}

/** What customers find their way in: a topic, what it is about, and the case in point. */
const MOST_LEVELS = 3;

const TREE_LOCK = 8_203_011;

/**
 * The whole tree, held until the transaction ends: what is judged about it stays true, whoever else arranges it at the
 * same time. Siblings stand in their order.
 */
export async function lockTree(work: Work): Promise<Tree> {
  await work.rows("SELECT pg_advisory_xact_lock($1)", [TREE_LOCK]);
  return new Tree(
    await work.rows<TreeNode>(
      `SELECT id, name, parent_id AS "parentId", is_public AS "isPublic", archived_at IS NOT NULL AS "isArchived",
              archived_with AS "archivedWith"
       FROM categories WHERE NOT is_hidden ORDER BY position, lower(name)`,
    ),
  );
}

export class Tree {
  constructor(private readonly nodes: readonly TreeNode[]) {}

  find(id: number | null): TreeNode | undefined {
    return this.nodes.find((node) => node.id === id);
  }

  childrenOf(id: number | null): TreeNode[] {
    return this.nodes.filter((node) => node.parentId === id);
  }

  /** All that lies below, however deep. */
  below(id: number): TreeNode[] {
    return this.childrenOf(id).flatMap((child) => [child, ...this.below(child.id)]);
  }

  /** 1 at the top. */
  levelOf(id: number | null): number {
    const node = this.find(id);
    return node ? 1 + this.levelOf(node.parentId) : 0;
  }

  /** How many levels it takes with all that lies below it. */
  private heightOf(id: number): number {
    return 1 + Math.max(0, ...this.childrenOf(id).map((child) => this.heightOf(child.id)));
  }

  /**
   * @param moved what is to lie below the parent; null: a new category.
   * @throws AppError 422 on `parent_id` for a place that there is not.
   */
  requirePlace(parentId: number | null, moved: number | null): void {
    const refuse = (message: string) => fieldErrors({ parent_id: message });
    const parent = this.find(parentId);
    if (parentId !== null && !parent) throw refuse("There is no such category");
    if (parent?.isArchived) throw refuse("It is archived; restore it first");
    if (moved !== null && (parentId === moved || this.below(moved).some(({ id }) => id === parentId)))
      throw refuse("A category cannot lie below itself");
    const height = moved === null ? 1 : this.heightOf(moved);
    if (this.levelOf(parentId) + height > MOST_LEVELS) throw refuse(`Categories have at most ${MOST_LEVELS} levels`);
  }

  /** With `change` made, can customers still choose something? @throws AppError 409 when they could before. */
  requireUsable(change: (node: TreeNode) => TreeNode): void {
    const after = new Tree(this.nodes.map(change));
    if (this.isUsable() && !after.isUsable())
      throw new AppError(
        "category.last_usable",
        409,
        "Customers could choose nothing then: keep one category in use and public",
      );
  }

  private isUsable(): boolean {
    return this.nodes.some((node) => !node.isArchived && this.isPublic(node));
  }

  private isPublic(node: TreeNode): boolean {
    const above = this.find(node.parentId);
    return node.isPublic && (!above || this.isPublic(above));
  }
}
