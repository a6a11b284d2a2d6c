import type { PatternMatch } from '../pattern/find-matches.ts';
import type { SyntaxNode } from '../tree.ts';
import type { SinkMatch, TaintMatches } from './taint-matches.ts';
import type { Taint } from './value.ts';

/** A rule that waits for untrusted data at its sinks. */
export interface Asker {
  readonly isTextOnly: boolean;
  readonly textFields: readonly string[];
  readonly harmlessWithout: string;
  /** Whether metavariables of source and sink agree, where the rule asks for it. */
  isUnified(taint: Taint, match: PatternMatch): boolean;
  report(sink: SyntaxNode, taint: Taint, match: PatternMatch): void;
}

/** The sinks of one rule at one place. */
export interface SinkSite {
  readonly asker: Asker;
  readonly node: SyntaxNode;
  readonly sinks: readonly SinkMatch[];
}

type Sites = Map<SyntaxNode, SinkSite[]>;

/** Where the sinks of all rules are that share one evaluation. */
export interface SinkSites {
  readonly at: ReadonlyMap<SyntaxNode, readonly SinkSite[]>;
  /** Sinks that are a whole call: each of its arguments counts. */
  readonly calls: ReadonlyMap<SyntaxNode, readonly SinkSite[]>;
  /** What stands within sinks that are not exact. */
  readonly parts: ReadonlyMap<SyntaxNode, readonly SinkSite[]>;
}

export function sinkSites(rules: readonly { readonly asker: Asker; readonly matches: TaintMatches }[]): SinkSites {
  const [at, calls, parts]: [Sites, Sites, Sites] = [new Map(), new Map(), new Map()];
  for (const { asker, matches } of rules) {
    const sites = new Map<SyntaxNode, SinkSite>();
    for (const [node, sinks] of matches.sinks) {
      const site: SinkSite = { asker, node, sinks };
      sites.set(node, site);
      add(at, node, site);
      if (matches.callSinks.has(node)) add(calls, node, site);
    }
    for (const [part, node] of matches.sinkParts) {
      const site = sites.get(node);
      if (site) add(parts, part, site);
    }
  }
  return { at, calls, parts };
}

function add(sites: Sites, node: SyntaxNode, site: SinkSite): void {
  const list = sites.get(node);
  if (list) list.push(site);
  else sites.set(node, [site]);
}
