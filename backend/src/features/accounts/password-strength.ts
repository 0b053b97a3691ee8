import type { ZxcvbnFactory } from "@zxcvbn-ts/core";

/** Below this zxcvbn score (0 to 4) a password falls to offline guessing within hours. */
const neededScore = 3;

/**
 * Guessing long texts takes the estimator seconds; what is strong in its first characters stays strong, and what
 * repeats itself for so long is refused.
 */
const judgedLength = 64;

/**
 * "p4$$w0rd" is read in so many ways. Its usual hundred let any stranger's registration hold up the whole process for a
 * second or two; ten come to the same verdicts in a tenth of the time.
 */
const readings = 10;

/**
 * Why a password is easy to guess, as a sentence for the person who chose it; null when it is not.
 *
 * @param personalWords name, address, the desk's name: what a guesser tries first.
 */
export async function weaknessOf(password: string, personalWords: readonly string[]): Promise<string | null> {
  const words = wordsIn(personalWords);
  if (isLittleMoreThan(words, password)) {
    return "This is little more than your name or address. Choose words that have nothing to do with you.";
  }
  const estimator = await loadEstimator();
  const { score, feedback } = estimator.check(password.slice(0, judgedLength), words);
  if (score >= neededScore) return null;
  const reason = feedback.warning ?? "This is easy to guess.";
  return [reason, ...feedback.suggestions].join(" ");
}

/** "Ada Lovelace" and "ada.lovelace@example.org" as a guesser would try them: whole, in parts, and run together. */
function wordsIn(texts: readonly string[]): string[] {
  const words = texts.flatMap((text) => {
    const parts = text.toLowerCase().split(/[^\p{L}\p{N}]+/u);
    return [text.toLowerCase(), text.toLowerCase().split("@")[0] ?? "", parts.join(""), ...parts];
  });
  // Two letters are in half of all passwords.
  return [...new Set(words)].filter((word) => word.length > 2);
}

/** Letters and digits a password needs besides what is known of the person; the estimator counts two names as a phrase. */
const neededBesides = 6;

function isLittleMoreThan(words: readonly string[], password: string): boolean {
  const longestFirst = [...words].sort((a, b) => b.length - a.length);
  const rest = longestFirst.reduce((text, word) => text.replaceAll(word, " "), password.toLowerCase());
  return rest !== password.toLowerCase() && rest.replace(/[^\p{L}\p{N}]/gu, "").length < neededBesides;
}

let loading: Promise<ZxcvbnFactory> | null = null;

/** The word lists are megabytes: loaded when the first password is set, not at start. */
function loadEstimator(): Promise<ZxcvbnFactory> {
  loading ??= (async () => {
    const [{ ZxcvbnFactory }, common, english] = await Promise.all([
      import("@zxcvbn-ts/core"),
      import("@zxcvbn-ts/language-common"),
      import("@zxcvbn-ts/language-en"),
    ]);
    return new ZxcvbnFactory({
      translations: english.translations,
      graphs: common.adjacencyGraphs,
      l33tMaxSubstitutions: readings,
      dictionary: { ...common.dictionary, ...english.dictionary },
    });
  })();
  return loading;
}
