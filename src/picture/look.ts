/** The family name of the font that is drawn with. */
export const fontFamily = "Noto Sans S Chinese";

/** Pixels as a picture is laid out. */
export const pictureWidth = 720;
