/** What a run needs, wherever it comes from: a disk on the server, addresses in the browser. Each is loaded once. */
export interface Assets {
  quickjs(): Promise<WebAssembly.Module>;
  sqlite(): Promise<WebAssembly.Module>;
  python(): Promise<WebAssembly.Module>;
  /** Texts of the guest bundles in `.generated/sandbox/`. */
  bundle(name: 'subject' | 'examiner' | 'page'): Promise<string>;
}
