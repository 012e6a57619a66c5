import type { App } from "../app.ts";
import type { ExitCode, Io } from "./io.ts";
import { savePicture } from "./save-picture.ts";

/** `chat`: talks in the terminal until the person leaves or the input ends. */
export async function chat(app: App, io: Io): Promise<ExitCode> {
  const [assistant, { notices }, { runTerminal }] = await Promise.all([
    app.assistant(),
    app.office(),
    import("../channel/terminal/run-terminal.ts"),
  ]);
  await runTerminal({
    assistant,
    notices,
    savePicture: (picture) => savePicture(picture, app.config.data, app.clock),
    log: app.log,
    input: io.input,
    output: io.output,
    colour: io.hasColour,
  });
  return 0;
}
