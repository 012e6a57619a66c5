/** A language that people are answered in: Chinese in simplified or traditional characters, or English. */
export type Language = "zh-Hans" | "zh-Hant" | "en";
