import type { Finding, FlowStep, Range, Severity } from '#core/sast/finding.ts';
import type { ListedFinding } from './data.ts';
import type { SarifFile, SarifLocation, SarifResult } from './schema.ts';

const SEVERITY: Readonly<Record<SarifResult['level'], Severity>> = {
  error: 'ERROR',
  warning: 'WARNING',
  note: 'INFO',
  none: 'INFO',
};

function rangeOf({ physicalLocation: { region } }: SarifLocation): Range {
  const { startLine, startColumn, endLine = startLine, endColumn = startColumn + 1 } = region;
  return {
    start: { line: startLine, column: startColumn, offset: 0 },
    end: { line: endLine, column: endColumn, offset: 0 },
  };
}

const pathOf = ({ physicalLocation }: SarifLocation): string => physicalLocation.artifactLocation.uri;

function flowOf({ codeFlows }: SarifResult): FlowStep[] {
  const locations = codeFlows[0]?.threadFlows[0]?.locations ?? [];
  return locations.map(({ location }, index) => ({
    path: pathOf(location),
    range: rangeOf(location),
    role: index === 0 ? 'source' : index === locations.length - 1 ? 'sink' : 'step',
    reason: location.message?.text ?? '',
  }));
}

/** Results in the order of the report, named `F1`, `F2` … over all of its runs. */
export function listedFindings({ runs }: SarifFile): ListedFinding[] {
  const results = runs.flatMap(({ tool: { driver }, results: own }) => own.map((result) => ({ driver, result })));
  return results.flatMap(({ driver, result }, index) => {
    const [place] = result.locations;
    if (!place) return [];
    const tags = driver.rules.find(({ id }) => id === result.ruleId)?.properties?.tags ?? [];
    const cwe = tags.flatMap((tag) => /^external\/cwe\/cwe-(\d+)$/.exec(tag)?.[1] ?? []).map(Number);
    const finding: Finding = {
      ruleId: result.ruleId,
      message: result.message.text,
      severity: SEVERITY[result.level],
      cwe,
      path: pathOf(place),
      range: rangeOf(place),
      flow: flowOf(result),
    };
    return [{ id: `F${index + 1}`, tool: driver.name, finding }];
  });
}
