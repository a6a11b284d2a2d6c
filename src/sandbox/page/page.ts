/** What a browser would have made of a page, as far as an attack is concerned. */
export interface OpenedPage {
  readonly ran: readonly RanScript[];
  /** Visible text. */
  readonly text: string;
  readonly elements: readonly PageElement[];
}

export interface RanScript {
  readonly code: string;
  /** A script element, an event handler that fires by itself or on a click, or a `javascript:` address. */
  readonly how: 'script' | 'handler' | 'url';
  readonly calls: readonly ScriptCall[];
}

export interface ScriptCall {
  readonly name: string;
  readonly args: readonly unknown[];
}

export interface PageElement {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
}
