import { personId } from "../../platform/actor.js";
import { fieldErrors, notFound } from "../../platform/errors.js";
import type { Context, Mount } from "../../platform/http/context.js";
import type { Services } from "../../platform/services.js";
import { setPhoto, type Photo } from "./commands/set-photo.js";
import { updateProfile } from "./commands/update-profile.js";
import { keepAsPhoto, readPhoto } from "./photos.js";
import { presentMe } from "./presenter.js";
import { findPerson } from "./queries.js";

/** Oneself. */
export function mountProfile(mount: Mount, services: Services): void {
  const { db, storage } = services;

  const me = async (ctx: Pick<Context<"getMe">, "actor">) => {
    const person = await findPerson(db, personId(ctx.actor));
    if (!person) throw notFound("Person");
    return presentMe(person);
  };

  mount("getMe", async (ctx) => {
    const view = await me(ctx);
    ctx.setVersion(view.version);
    return view;
  });

  mount("updateMe", async (ctx) => {
    const {
      full_name: fullName,
      time_zone: timeZone,
      hour_format: hourFormat,
      notification_preferences: notificationPreferences,
      ...same
    } = ctx.body;
    const change = { ...same, fullName, timeZone, hourFormat, notificationPreferences };
    const view = presentMe(await ctx.work((work) => updateProfile(work, change, ctx.ifMatch)));
    ctx.setVersion(view.version);
    return view;
  });

  /** Files are written before and removed after the transaction, never within. */
  const replacePhoto = async (ctx: Pick<Context<"setMyPhoto">, "work">, photo: Photo | null) => {
    const replaced = await ctx.work((work) => setPhoto(work, photo));
    if (replaced) await storage.remove(replaced);
  };

  mount("setMyPhoto", async (ctx) => {
    const [upload] = ctx.files;
    if (!upload) throw fieldErrors({ files: "Choose a picture" });
    const photo = await keepAsPhoto(services, upload);
    try {
      await replacePhoto(ctx, photo);
    } catch (error) {
      await storage.remove(photo.key);
      throw error;
    }
    return me(ctx);
  });

  mount("removeMyPhoto", async (ctx) => {
    await replacePhoto(ctx, null);
    return me(ctx);
  });

  mount("getPhoto", (ctx) => readPhoto(services, ctx.params.id, ctx.query.key));
}
