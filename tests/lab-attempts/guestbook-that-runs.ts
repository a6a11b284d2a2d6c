import type { OtherAttempt } from './attempt.ts';

const TOP = 'const REVIEW_LENGTH_MAX = 800;';
const LINK =
  '  return review.website ? `<a href="${review.website}" rel="nofollow ugc">${review.author}</a>` : review.author;';
const TITLE = '${review.author} on ${review.written_on}';
const TEXT = '<p class="text">${review.text}</p>';

/** Every place shown through a function of that name. */
const shownBy = (escape: string) =>
  [
    [TITLE, `\${${escape}(review.author)} on \${${escape}(review.written_on)}`],
    [TEXT, `<p class="text">\${${escape}(review.text)}</p>`],
  ] as const;

const CHAIN = `function esc(s) {
  return String(s)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#x27;');
}`;

const HTTP_ONLY = `  const name = esc(review.author);
  return /^https?:\\/\\//.test(review.website) ? \`<a href="\${esc(review.website)}" rel="nofollow ugc">\${name}</a>\` : name;`;

export const right: readonly OtherAttempt[] = [
  {
    name: 'chains five patterns',
    edits: [[TOP, `${TOP}\n\n${CHAIN}`], [LINK, HTTP_ONLY], ...shownBy('esc')],
  },
  {
    name: 'writes an arrow function with a table inside',
    edits: [
      [
        TOP,
        `${TOP}

const esc = (text) => {
  const signs = { '<': '&lt;', '>': '&gt;', '&': '&amp;', "'": '&#39;', '"': '&quot;' };
  return String(text).replace(/[<>&'"]/g, (c) => signs[c]);
};`,
      ],
      [LINK, HTTP_ONLY],
      ...shownBy('esc'),
    ],
  },
  {
    name: 'writes numbers for signs',
    edits: [
      [
        TOP,
        `${TOP}\n\nconst esc = (text) => String(text).replace(/[&<>"']/g, (sign) => \`&#\${sign.charCodeAt(0)};\`);`,
      ],
      [LINK, HTTP_ONLY],
      ...shownBy('esc'),
    ],
  },
  {
    name: 'parses the address and catches what is none',
    edits: [
      [
        TOP,
        `${TOP}

${CHAIN}

function isWebsite(text) {
  try {
    return ['http:', 'https:'].includes(new URL(text).protocol);
  } catch {
    return false;
  }
}`,
      ],
      [
        LINK,
        '  if (!isWebsite(review.website)) return esc(review.author);\n  return `<a href="${esc(review.website)}" rel="nofollow ugc">${esc(review.author)}</a>`;',
      ],
      ...shownBy('esc'),
    ],
  },
  {
    name: 'escapes into constants before the template',
    edits: [
      [TOP, `${TOP}\n\n${CHAIN}`],
      [LINK, HTTP_ONLY],
      [
        '  return `<li class="review"',
        '  const author = esc(review.author);\n  const text = esc(review.text);\n  const day = esc(review.written_on);\n  return `<li class="review"',
      ],
      [TITLE, '${author} on ${day}'],
      [TEXT, '<p class="text">${text}</p>'],
    ],
  },
  {
    name: 'escapes each row as it leaves the database',
    edits: [
      [TOP, `${TOP}\n\n${CHAIN}`],
      [
        LINK,
        '  return /^https?:\\/\\//i.test(review.website) ? `<a href="${review.website}" rel="nofollow ugc">${review.author}</a>` : review.author;',
      ],
      [
        '${reviews.map(reviewItem)',
        '${reviews.map(({ author, website, rating, text, written_on }) => ({ author: esc(author), website: esc(website), rating: Number(rating), text: esc(text), written_on: esc(written_on) })).map(reviewItem)',
      ],
    ],
  },
  {
    name: 'sets a policy as a second line',
    edits: [
      [TOP, `${TOP}\n\n${CHAIN}`],
      [LINK, HTTP_ONLY],
      ...shownBy('esc'),
      [
        'app.use(express.urlencoded({ extended: false }));',
        `app.use(express.urlencoded({ extended: false }));\napp.use((request, response, next) => {\n  response.set('Content-Security-Policy', "default-src 'self'; frame-ancestors 'none'");\n  next();\n});`,
      ],
    ],
  },
  {
    name: 'also validates the address when a review is sent',
    edits: [
      [TOP, `${TOP}\n\n${CHAIN}`],
      [LINK, HTTP_ONLY],
      ...shownBy('esc'),
      [
        '  const rating = Number.parseInt',
        "  if (website && !/^https?:\\/\\//i.test(website)) {\n    response.status(400).send(page('Not sent', '<h1>This website has no web address</h1>'));\n    return;\n  }\n  const rating = Number.parseInt",
      ],
    ],
  },
];

export const wrong: readonly OtherAttempt[] = [
  {
    name: 'sends the page as plain text',
    fails: ['shows-reviews'],
    edits: [['  response.send(\n', "  response.type('text/plain').send(\n"]],
  },
  {
    name: 'escapes the text only',
    fails: ['name-runs', 'attribute-runs'],
    edits: [
      [TOP, `${TOP}\n\n${CHAIN}`],
      [TEXT, '<p class="text">${esc(review.text)}</p>'],
    ],
  },
  {
    name: 'forgets the tooltip',
    fails: ['attribute-runs'],
    edits: [
      [TOP, `${TOP}\n\n${CHAIN}`],
      [LINK, HTTP_ONLY],
      [TEXT, '<p class="text">${esc(review.text)}</p>'],
    ],
  },
  {
    name: 'escapes the first sign of each kind only',
    fails: ['text-runs', 'attribute-runs'],
    edits: [
      [TOP, `${TOP}\n\n${CHAIN.replace(/\/([&<>"'])\/g/g, "'$1'").replace(`'''`, `"'"`)}`],
      [LINK, HTTP_ONLY],
      ...shownBy('esc'),
    ],
  },
  {
    name: 'removes everything that looks like a tag',
    fails: ['keeps-signs'],
    edits: [
      [TOP, `${TOP}\n\nconst esc = (text) => String(text).replace(/<[^>]*>/g, '').replaceAll('"', '');`],
      [LINK, HTTP_ONLY],
      ...shownBy('esc'),
    ],
  },
  {
    name: 'removes every sign that could mean something',
    fails: ['keeps-signs'],
    edits: [
      [TOP, `${TOP}\n\nconst esc = (text) => String(text).replace(/[<>"'&]/g, '');`],
      [LINK, HTTP_ONLY],
      ...shownBy('esc'),
    ],
  },
  {
    name: 'refuses reviews with signs in them',
    fails: ['keeps-signs', 'old-reviews-run'],
    edits: [
      [
        '  const rating = Number.parseInt',
        "  if (/[<>\"']/.test(author + text + website)) return response.status(400).send('no');\n  const rating = Number.parseInt",
      ],
    ],
  },
  {
    name: 'looks for a web address anywhere in the link',
    fails: ['link-runs'],
    edits: [
      [TOP, `${TOP}\n\n${CHAIN}`],
      [LINK, HTTP_ONLY.replace('/^https?:\\/\\//', '/https?:\\/\\//')],
      ...shownBy('esc'),
    ],
  },
  {
    name: 'takes the links away',
    fails: ['links-websites'],
    edits: [[TOP, `${TOP}\n\n${CHAIN}`], [LINK, '  return esc(review.author);'], ...shownBy('esc')],
  },
  {
    name: 'sends the page as plain text',
    fails: ['names-the-author'],
    edits: [
      [
        '  response.send(\n    page(\n      boat.name',
        "  response.type('text/plain').send(\n    page(\n      boat.name",
      ],
    ],
  },
  {
    name: 'escapes for the crew app as well',
    fails: ['feeds-crew-app'],
    edits: [
      [TOP, `${TOP}\n\n${CHAIN}`],
      [LINK, HTTP_ONLY.replaceAll('esc(', '(')],
      [
        '    .all(boat.id);',
        '    .all(boat.id)\n    .map((row) => ({ ...row, author: esc(row.author), website: esc(row.website), text: esc(row.text) }));',
      ],
    ],
  },
  {
    name: 'escapes into constants before storing',
    fails: ['old-reviews-run', 'feeds-crew-app'],
    named: 'escaped-when-stored',
    edits: [
      [TOP, `${TOP}\n\n${CHAIN}`],
      [
        "  database\n    .prepare('INSERT",
        "  const safeText = esc(text.trim());\n  const safeAuthor = esc(author.trim());\n  database\n    .prepare('INSERT",
      ],
      ['author.trim(), website.trim(), rating, text.trim());', 'safeAuthor, website.trim(), rating, safeText);'],
    ],
  },
  {
    name: 'takes script tags out as the page is made',
    fails: ['text-runs'],
    named: 'script-tags-removed',
    edits: [[TEXT, "<p class=\"text\">${review.text.replaceAll('<script>', '').replaceAll('</script>', '')}</p>"]],
  },
  {
    name: 'refuses links by a pattern',
    fails: ['link-runs'],
    named: 'javascript-refused',
    edits: [
      [TOP, `${TOP}\n\n${CHAIN}`],
      [
        LINK,
        HTTP_ONLY.replace(
          '/^https?:\\/\\//.test(review.website)',
          'review.website && !/^javascript:/i.test(review.website)',
        ),
      ],
      ...shownBy('esc'),
    ],
  },
  {
    name: 'escapes everything and leaves the link open',
    fails: ['link-runs'],
    named: 'link-left-open',
    edits: [
      [TOP, `${TOP}\n\n${CHAIN}`],
      [
        LINK,
        '  const author = esc(review.author);\n  if (review.website === \'\') return author;\n  return `<a href="${esc(review.website)}" rel="nofollow ugc">${author}</a>`;',
      ],
      ...shownBy('esc'),
    ],
  },
];
