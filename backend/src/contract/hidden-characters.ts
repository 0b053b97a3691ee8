/**
 * Characters that nobody sees, and those that turn text around. In a name they make one thing look like another, so names
 * do without. In what people write they stay, and are closed where it is shown among other words (see directions.ts).
 */

/* eslint-disable no-misleading-character-class -- each of these characters is looked for by itself */

/** Marks of direction and all that is drawn as nothing; beside the control characters of the nineties (C1). */
const HIDDEN =
  /[\u0080-\u009F\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB\u{1D173}-\u{1D17A}\u{E0000}-\u{E001F}]/u;
/** Joiners where writing needs them: within words of scripts whose letters join, and between the parts of an emoji. */
const NEEDED_JOINERS =
  /(?<=[\p{scx=Arab}\p{scx=Syrc}\p{scx=Mong}\p{scx=Nko}\p{scx=Deva}\p{scx=Beng}\p{scx=Guru}\p{scx=Gujr}\p{scx=Orya}\p{scx=Taml}\p{scx=Telu}\p{scx=Knda}\p{scx=Mlym}\p{scx=Sinh}\p{scx=Khmr}\p{scx=Mymr}])[\u200C\u200D](?=[\p{L}\p{M}])|(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F])\u200D(?=\p{Extended_Pictographic})/gu;
/** Shapes of emoji and of Han letters, and the letters behind a flag of a part of a country. */
const NEEDED_SHAPES =
  /(?<=[\p{Emoji}\p{scx=Han}])[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]|(?<=\u{1F3F4})[\u{E0020}-\u{E007E}]+\u{E007F}/gu;
const LEFT_OVER = /[\u200C\u200D\uFE00-\uFE0F\u{E0020}-\u{E01EF}]/u;

/** Whether a name holds nothing that hides or turns it. Arabic and Hebrew need neither; Persian and emoji keep their joiners. */
export const isPlainName = (name: string): boolean =>
  !HIDDEN.test(name) && !LEFT_OVER.test(name.replace(NEEDED_JOINERS, "").replace(NEEDED_SHAPES, ""));

/** Scripts with letters that look like another's. */
const ALIKE = [
  /\p{sc=Latin}/u,
  /\p{sc=Cyrillic}/u,
  /\p{sc=Greek}/u,
  /\p{sc=Armenian}/u,
  /\p{sc=Georgian}/u,
  /\p{sc=Cherokee}/u,
  /\p{sc=Coptic}/u,
  /\p{sc=Lisu}/u,
  /\p{sc=Hebrew}/u,
  /\p{sc=Arabic}/u,
];

/** Whether a word is made of letters of two such scripts, as no language does: "Admin" with a Cyrillic A. */
export const mixesScripts = (text: string): boolean =>
  text.split(/[^\p{L}\p{M}]+/u).some((word) => ALIKE.filter((script) => script.test(word)).length > 1);
