/**
 * The tables, as Kysely sees them. Lists and nested values are JSON in a text column; counts and ordinals are integers.
 * Only what SQLite and PostgreSQL both have is used.
 */
export interface Tables {
  /** One row: `generation` grows with every change of the reports, so that another process sees it. */
  readonly library_state: { id: number; generation: number };
  /** One row: a mark that changes whenever a backup takes the database's place. */
  readonly restored: { id: number; mark: string };
  readonly report: ReportRow;
  readonly figure: FigureRow;
  readonly stated_figure: StatedFigureRow;
  readonly heading: HeadingRow;
  readonly passage: PassageRow;
  readonly reading_warning: WarningRow;
  readonly finding: FindingRow;
  readonly check_result: CheckResultRow;
  readonly knowledge_file: KnowledgeFileRow;
  readonly processed_message: { id: string; received_at: string };
  readonly thread: { conversation: string; person: string; state: string; updated_at: string };
  /** Counted by day in Asia/Shanghai (2026-03-01); `topic` is the question as questions are grouped by, `question` as it was asked, masked. */
  readonly unanswered: { day: string; topic: string; reason: string; question: string; count: number };
  readonly feedback: { day: string; topic: string; kind: string; verdict: string; question: string; count: number };
  /** `payload`: JSON of the channel that sends it. */
  readonly outbox: { id: string; channel: string; chat: string; payload: string; created_at: string; attempts: number };
  readonly button: { id: string; meaning: string; used_at: string };
  readonly case_counter: { year: number; last: number };
  readonly case_file: CaseFileRow;
  readonly case_event: CaseEventRow;
  /** A form that a person has begun: one of a kind. `state` is sealed. */
  readonly draft: { owner_tag: string; kind: string; state: string; updated_at: string };
  /** A file that proves who applies, sealed; `kind`: of the draft it came with. */
  readonly attachment: { id: string; owner_tag: string; kind: string; sealed: string };
  /** Which files a case has; one may be of several cases that were filed together. */
  readonly case_attachment: { number: string; attachment: string };
  /** Wrong proofs of whose a case is. */
  readonly proof_try: { id: string; person_tag: string; number: string; at: string };
  /** Something to be told in a channel; `sealed`: where and what. */
  readonly notice: { id: string; channel: string; created_at: string; sealed: string };
  /** What was said of running deadlines, each once. */
  readonly reminder_said: { id: string; at: string };
  /** The deadlines as they were last looked at. */
  readonly running_deadline: { number: string; kind: string; due_on: string; entries: number };
  readonly case_log: CaseLogRow;
  /** One row: the log's last entry, sealed, so that a log that was cut off is seen. */
  readonly case_log_head: { id: number; ordinal: number; sealed: string };
}

export interface CaseFileRow {
  number: string;
  /** The same key files once. */
  filing_key: string;
  channel: string;
  applicant_type: string;
  filed_at: string;
  arrived_on: string;
  received_on: string | null;
  state: string;
  event_count: number;
  text_hash: string;
  owner_tag: string | null;
  /** Who of the staff has it. */
  assignee: string | null;
  /** In which its applicant is told of it; null: simplified Chinese. */
  language: string | null;
  /** The application, whose it is and where to tell of it. */
  sealed: string;
}

export interface CaseEventRow {
  number: string;
  ordinal: number;
  kind: string;
  on_day: string;
  entered_at: string;
  entered_by: string;
  days: number | null;
  outcome: string | null;
  party: string | null;
  voids: number | null;
  /** Sealed. */
  note: string | null;
  /** Sealed. */
  text: string | null;
}

/** Only grows. */
interface CaseLogRow {
  ordinal: number;
  at: string;
  who: string;
  act: string;
  number: string | null;
  /** What the case was after it; null where nothing was changed, and of entries written before there were digests. */
  file_digest: string | null;
  /** The event that it tells of; null as above, and where it tells of none. */
  event_digest: string | null;
  /** Of the entry with the hash before it. */
  hash: string;
}

export interface ReportRow {
  id: string;
  title: string;
  authority_id: string;
  authority_name: string;
  /** JSON of an Authority. */
  authority: string;
  year: number | null;
  format: string;
  period: string | null;
  compiler: string | null;
  /** JSON array of table ids. */
  tables_found: string;
  /** Path the report was read from: absolute, or from the knowledge folder's parent for what lies in `knowledge/reports/`. */
  file: string;
  /** SHA-256 of the bytes. */
  hash: string;
  /** Which reader read it: a report is read again when the reader changed. */
  reader: string;
  /** Generation in which it was written. */
  written: number;
  /** Cells and stated figures. */
  figure_count: number;
  /** Cells that have a value. */
  value_count: number;
  passage_count: number;
  finding_count: number;
}

interface Placed {
  report: string;
  /** From 0, in reading order. */
  ordinal: number;
  page: number | null;
  line: number;
}

export interface FigureRow extends Placed {
  row_id: string;
  column_id: string;
  label: string;
  value: number | null;
  unit: string | null;
  status: string;
  text: string;
  note: string | null;
  heading: string;
}

export interface StatedFigureRow extends Placed {
  label: string;
  value: number;
  unit: string | null;
  status: string;
  text: string;
  note: string | null;
  heading: string;
  subject: string;
  clause: string;
  softener: string | null;
  sentence: number;
}

export interface HeadingRow extends Placed {
  text: string;
  number: number | null;
  depth: number;
  part: number | null;
}

export interface PassageRow extends Placed {
  heading: string;
  text: string;
}

export interface WarningRow extends Placed {
  kind: string;
  row_id: string | null;
  text: string;
}

export interface FindingRow {
  report: string;
  ordinal: number;
  check_id: string;
  severity: string;
  message: string;
  message_en: string;
  /** JSON arrays. */
  cells: string;
  stated: string;
  expected: number | null;
  found: number | null;
}

export interface CheckResultRow {
  report: string;
  ordinal: number;
  check_id: string;
  subject: string;
  verdict: string;
}

/** A file of `knowledge/reports/` as it was when last looked at. */
interface KnowledgeFileRow {
  file: string;
  size: number;
  modified_ms: number;
  reader: string;
  /** The report it holds; null where it was refused, for `reason`. */
  report: string | null;
  reason: string | null;
}
