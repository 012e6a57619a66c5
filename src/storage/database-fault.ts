import { EnvironmentError } from "../base/errors.ts";

const sentences: readonly (readonly [RegExp, (file: string) => string])[] = [
  [
    /^SQLITE_(?:BUSY|LOCKED)/u,
    (file) => `数据库 ${file} 正被另一个程序占用，请稍后再试。The database is locked by another program.`,
  ],
  [
    /^SQLITE_(?:NOTADB|CORRUPT)/u,
    (file) =>
      `数据库 ${file} 已损坏：有备份的，用 gongkai restore 恢复，损坏的文件会留在一旁；没有备份的，先移走它（其中的办件找不回来），再重新读入报告。The database is corrupt: restore a backup; without one, move it away and ingest again, which loses the cases.`,
  ],
  [/^SQLITE_FULL/u, (file) => `磁盘已满，无法写入数据库 ${file}。The disk is full.`],
  [
    /^SQLITE_(?:READONLY|CANTOPEN|IOERR|PERM|AUTH)/u,
    (file) => `数据库 ${file} 无法打开或写入，请检查文件夹的权限。The database cannot be opened or written.`,
  ],
];

/** The sentence for what the database driver reports of its surroundings (locked, corrupt, full, unwritable); undefined for any other error. */
export function databaseFault(error: unknown, file: string): EnvironmentError | undefined {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const sentence = sentences.find(([pattern]) => pattern.test(code))?.[1];
  return sentence && new EnvironmentError(sentence(file), { cause: error });
}
