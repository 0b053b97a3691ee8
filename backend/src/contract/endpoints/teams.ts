import { z } from "zod";
import type { Endpoint } from "../endpoint.js";
import { idText } from "../schemas/primitives.js";
import * as teams from "../schemas/teams.js";

const team = { tag: "Teams" } as const;
const skill = { tag: "Skills" } as const;
const manage = { permission: "directory.manage" } as const;
const byId = z.strictObject({ id: idText });

export const teamEndpoints = {
  listTeams: {
    ...team,
    summary: "List teams",
    access: { permission: "ticket.assign" },
    query: teams.archivedQuery,
    responses: { 200: teams.teamList },
  },
  getTeam: {
    ...team,
    summary: "One team, with what still needs it",
    access: manage,
    versioned: true,
    params: byId,
    responses: { 200: teams.teamDetail },
    errors: [404],
  },
  createTeam: {
    ...team,
    summary: "Add a team",
    access: manage,
    idempotent: true,
    body: teams.createTeamBody,
    responses: { 201: teams.teamDetail },
  },
  updateTeam: {
    ...team,
    summary: "Change, archive or restore a team",
    description:
      "What its members may see follows within seconds. A team is never deleted; it is not archived while categories send complaints to it or open tickets are in it (409 `team.in_use`, which says how many).",
    access: manage,
    versioned: true,
    params: byId,
    body: teams.updateTeamBody,
    responses: { 200: teams.teamDetail },
    errors: [404, 409, 412],
  },

  listSkills: {
    ...skill,
    summary: "List skills",
    access: "signed_in",
    query: teams.archivedQuery,
    responses: { 200: teams.skillList },
  },
  createSkill: {
    ...skill,
    summary: "Add a skill",
    access: manage,
    idempotent: true,
    body: teams.createSkillBody,
    responses: { 201: teams.skill },
  },
  updateSkill: {
    ...skill,
    summary: "Rename, archive or restore a skill",
    description: "Not archived while categories ask for it (409 `skill.in_use`, which says how many).",
    access: manage,
    versioned: true,
    params: byId,
    body: teams.updateSkillBody,
    responses: { 200: teams.skill },
    errors: [404, 409, 412],
  },
  getSkillMatrix: {
    ...skill,
    summary: "Who can do what: staff with their levels",
    description: "People who work on tickets, by name. Levels of archived skills are left out.",
    access: manage,
    query: teams.skillMatrixQuery,
    responses: { 200: teams.skillMatrixPage },
  },
  setSkillLevels: {
    ...skill,
    summary: "Set levels, one cell of the matrix or many",
    description:
      "All or nothing. A cell whose `was` is no longer the stored level is 409 `skill.level_changed`; `current` lists those cells as they are.",
    access: manage,
    body: teams.setLevelsBody,
    responses: { 200: teams.levelList },
    errors: [409],
  },
} as const satisfies Record<string, Endpoint>;
