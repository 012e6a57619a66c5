import type { App } from "../app.ts";
import { backUp } from "../storage/backup.ts";
import type { ExitCode, Io } from "./io.ts";

/** `backup FILE`: the database as it is now. The key is not in it. */
export async function backup(app: App, io: Io, file: string): Promise<ExitCode> {
  await backUp(app.config.data, file);
  io.err(
    `已备份到 ${file}。加密密钥（GONGKAI_KEY 或 gongkai.key）不在备份里，请另外妥善保存：没有它，个人信息打不开。The key is not in the backup: keep it apart.\n`,
  );
  return 0;
}
