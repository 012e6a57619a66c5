import { randomUUID } from "node:crypto";
import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Clock } from "../base/clock.ts";
import { makeFolder } from "../base/make-folder.ts";
import type { Picture } from "../picture/picture.ts";
import { writeWhole } from "./write-whole.ts";

/** Days a picture is kept: it is drawn again when it is asked for again. */
const keptDays = 2;
const dayMs = 86_400_000;

/** Draws a picture into the data folder and gives the file's path; old ones go. Pictures hold printed figures, never personal data. */
export async function savePicture(picture: Picture, data: string, clock: Clock): Promise<string> {
  const { drawPicture } = await import("../picture/draw-picture.ts");
  const folder = join(data, "pictures");
  makeFolder(folder);
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    if (clock().getTime() - statSync(file).mtimeMs > keptDays * dayMs) rmSync(file, { force: true });
  }
  const file = join(folder, `${randomUUID().slice(0, 8)}.png`);
  await writeWhole(file, (write) => write(drawPicture(picture)));
  return file;
}
