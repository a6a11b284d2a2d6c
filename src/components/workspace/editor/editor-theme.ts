import type { editor } from 'monaco-editor/editor';

/** Code blocks and editor share these tokens (src/styles/tokens.css): one theme, made for both papers. */
const TOKENS = {
  paper: '--code-paper',
  ink: '--code-ink',
  comment: '--code-comment',
  keyword: '--code-keyword',
  string: '--code-string',
  number: '--code-number',
  function: '--code-function',
  type: '--code-type',
  punctuation: '--code-punctuation',
  lineMark: '--code-line-mark',
  rule: '--rule',
  ink2: '--ink-2',
  ink3: '--ink-3',
  paper2: '--paper-2',
  focus: '--focus',
  failed: '--failed',
  limit: '--limit',
  paper3: '--paper-3',
} as const;

type Palette = Readonly<Record<keyof typeof TOKENS, string>>;

/** Monaco takes hexadecimal colours only; the browser turns whatever a token says into one. */
function readPalette(): Palette {
  const probe = document.createElement('span');
  probe.hidden = true;
  document.body.append(probe);
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const hex = (token: string): string => {
    probe.style.color = `var(${token})`;
    if (!context) return '#888888';
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = getComputedStyle(probe).color;
    context.fillRect(0, 0, 1, 1);
    const [r = 0, g = 0, b = 0] = context.getImageData(0, 0, 1, 1).data;
    return `#${[r, g, b].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
  };
  const palette = Object.fromEntries(Object.entries(TOKENS).map(([name, token]) => [name, hex(token)])) as Palette;
  probe.remove();
  return palette;
}

function rulesOf(palette: Palette): editor.ITokenThemeRule[] {
  const rule = (token: string, colour: string, fontStyle?: string): editor.ITokenThemeRule => ({
    token,
    foreground: colour.slice(1),
    ...(fontStyle ? { fontStyle } : {}),
  });
  return [
    rule('', palette.ink),
    rule('comment', palette.comment, 'italic'),
    rule('keyword', palette.keyword),
    rule('tag', palette.keyword),
    rule('string', palette.string),
    rule('attribute.value', palette.string),
    rule('regexp', palette.string),
    rule('number', palette.number),
    rule('constant', palette.number),
    rule('predefined', palette.function),
    rule('attribute.name', palette.function),
    rule('type', palette.type),
    rule('type.identifier', palette.type),
    rule('delimiter', palette.punctuation),
    rule('operator', palette.punctuation),
  ];
}

function coloursOf(p: Palette): editor.IColors {
  return {
    'editor.background': p.paper,
    'editor.foreground': p.ink,
    'editorLineNumber.foreground': p.ink2,
    'editorLineNumber.activeForeground': p.ink,
    'editorGutter.background': p.paper,
    'editor.lineHighlightBackground': `${p.lineMark}88`,
    'editor.lineHighlightBorder': '#00000000',
    'editor.selectionBackground': `${p.focus}40`,
    'editor.inactiveSelectionBackground': `${p.focus}26`,
    'editor.wordHighlightBackground': `${p.ink3}33`,
    'editor.wordHighlightStrongBackground': `${p.ink3}44`,
    'editorCursor.foreground': p.ink,
    'editorIndentGuide.background1': p.rule,
    'editorIndentGuide.activeBackground1': p.ink3,
    'editorBracketMatch.border': p.ink3,
    'editorBracketMatch.background': '#00000000',
    ...Object.fromEntries([1, 2, 3].map((n) => [`editorBracketHighlight.foreground${n}`, p.punctuation])),
    'editorError.foreground': p.failed,
    'editorWarning.foreground': p.limit,
    'editorInfo.foreground': p.focus,
    'editorWidget.background': p.paper2,
    'editorWidget.foreground': p.ink,
    'editorWidget.border': p.ink3,
    'editorHoverWidget.background': p.paper2,
    'editorHoverWidget.foreground': p.ink,
    'editorHoverWidget.border': p.ink3,
    'editorMarkerNavigation.background': p.paper2,
    'editorMarkerNavigationError.background': p.failed,
    'input.background': p.paper,
    'input.foreground': p.ink,
    'input.border': p.ink3,
    'textLink.foreground': p.focus,
    'list.focusBackground': p.paper3,
    'list.focusForeground': p.ink,
    'list.hoverBackground': p.paper3,
    'quickInput.background': p.paper2,
    'quickInput.foreground': p.ink,
    'scrollbarSlider.background': `${p.ink3}55`,
    'scrollbarSlider.hoverBackground': `${p.ink3}88`,
    'scrollbar.shadow': '#00000000',
    'widget.shadow': '#00000040',
    focusBorder: p.focus,
  };
}

const THEME = 'gatehouse';

export const isDarkNow = (): boolean => {
  const chosen = document.documentElement.dataset.theme;
  return chosen === 'light' || chosen === 'dark'
    ? chosen === 'dark'
    : matchMedia('(prefers-color-scheme: dark)').matches;
};

const FORCED_COLOURS = '(forced-colors: active)';

/** Reads the page's colours as they are now. */
export function applyTheme(api: typeof editor): void {
  // There every token reads as the same colour; the editor's own high contrast is made for it.
  if (matchMedia(FORCED_COLOURS).matches) {
    api.setTheme(matchMedia('(prefers-color-scheme: dark)').matches ? 'hc-black' : 'hc-light');
    return;
  }
  const palette = readPalette();
  const base = isDarkNow() ? 'vs-dark' : 'vs';
  api.defineTheme(THEME, { base, inherit: true, rules: rulesOf(palette), colors: coloursOf(palette) });
  api.setTheme(THEME);
}

/** Calls `onChange` when the site's switch or the system changes the theme. Returns the way to stop. */
export function watchTheme(onChange: () => void): () => void {
  const systems = [matchMedia('(prefers-color-scheme: dark)'), matchMedia(FORCED_COLOURS)];
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  for (const system of systems) system.addEventListener('change', onChange);
  return () => {
    observer.disconnect();
    for (const system of systems) system.removeEventListener('change', onChange);
  };
}
