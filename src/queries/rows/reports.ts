/** A report. */
export interface ReportRow {
  readonly report_id: string;
  readonly publisher_zh: string;
  readonly publisher_en: string;
  readonly title_zh: string;
  readonly title_en: string;
  readonly published: string;
  /** The day of its closing prices and estimates. */
  readonly prices_as_of: string;
  readonly source_url: string | null;
  /** How rows of other tables cite it. */
  readonly source: string;
  /** The models that its brief compares; null where it has no scores, or of one model only. */
  readonly model_id: string | null;
  readonly peer_model_id: string | null;
}

/** What is said beside a figure of a report, or at its head: a title, a text, or both. */
export interface TextRow {
  readonly report_id: string;
  readonly section: string;
  readonly title_zh: string | null;
  readonly title_en: string | null;
  readonly text_zh: string | null;
  readonly text_en: string | null;
}

/** A source's name in Chinese. */
export interface SourceName {
  readonly source: string;
  readonly source_zh: string;
}
