import { stripJpeg } from "./jpeg.js";
import { orNull } from "./out-of-range.js";
import { stripPng } from "./png.js";
import { stripWebp } from "./webp.js";

export { dimensionsOf } from "./dimensions.js";

/** Pictures that every browser draws and none runs. GIF is left out: a valid one can be a valid script too. */
export const rasterTypes: readonly string[] = ["image/png", "image/jpeg", "image/webp"];

/**
 * The same picture with nothing in it but what is needed to draw it: place and camera, comments, texts and whatever
 * was hung on its end are gone. Null when it is not a whole picture of that type.
 */
export function withoutMetadata(image: Buffer, mediaType: string): Buffer | null {
  return orNull(() => strip(image, mediaType));
}

function strip(image: Buffer, mediaType: string): Buffer | null {
  switch (mediaType) {
    case "image/png":
      return stripPng(image);
    case "image/jpeg":
      return stripJpeg(image);
    case "image/webp":
      return stripWebp(image);
    default:
      return null;
  }
}
