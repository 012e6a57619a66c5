import { drawPicture } from "../picture/draw-picture.ts";
import { glyphsOf } from "../picture/glyphs.ts";
import { loadFormats } from "../report/formats.ts";

/**
 * Draws a chart that nobody sees: loading the libraries, the font and the characters that the forms print takes most of a second, which
 * whoever asks for the first chart of a process then does not wait for. Throws KnowledgeError.
 */
export function drawAhead(knowledge: string): void {
  const labels = Object.values(loadFormats(knowledge).byId).flatMap(({ tables }) =>
    tables.flatMap(({ blocks }) =>
      blocks.flatMap(({ rows, columns }) => [...rows, ...columns].map(({ label }) => label)),
    ),
  );
  glyphsOf(labels);
  const [first = "", second = ""] = labels;
  drawPicture({
    kind: "bars",
    title: first,
    unit: "件",
    points: [
      { label: first, value: 1 },
      { label: second, value: 2 },
    ],
    notes: [],
  });
}
