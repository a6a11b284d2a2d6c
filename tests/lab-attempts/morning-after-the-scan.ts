import { answerEdits, type OtherAttempt } from './attempt.ts';

const edited = answerEdits('morning-after-the-scan');

export const right: readonly OtherAttempt[] = [
  {
    name: 'gives the team one finding too many',
    edits: edited([
      '"finding":"F1","verdict":"false","reason":"not-security","action":"suppress"',
      '"finding":"F1","verdict":"real","reason":"no-check","action":"fix-now"',
    ]),
  },
  {
    name: 'names a reason that is nearly right for one of them',
    edits: edited([
      '"finding":"F6","verdict":"false","reason":"allow-list","action":"suppress"',
      '"finding":"F6","verdict":"false","reason":"not-from-outside","action":"suppress"',
    ]),
  },
  {
    name: 'plans one that could be mended today, and suppresses what could be excluded',
    edits: edited([
      '"finding":"F2","verdict":"real","reason":"wrong-check","action":"fix-now"',
      '"finding":"F2","verdict":"real","reason":"wrong-check","action":"plan"',
    ]),
  },
];

export const wrong: readonly OtherAttempt[] = [
  {
    name: 'dismisses one that can be attacked, with the best of the wrong reasons',
    edits: edited([
      '"finding":"F10","verdict":"real","reason":"weak-by-choice","action":"fix-now"',
      '"finding":"F10","verdict":"false","reason":"made-harmless","action":"suppress"',
    ]),
    fails: ['dangerous-kept'],
  },
  {
    name: 'gives the team two that are harmless',
    edits: edited(
      [
        '"finding":"F1","verdict":"false","reason":"not-security","action":"suppress"',
        '"finding":"F1","verdict":"real","reason":"no-check","action":"fix-now"',
      ],
      [
        '"finding":"F5","verdict":"false","reason":"never-runs","action":"suppress"',
        '"finding":"F5","verdict":"real","reason":"no-check","action":"fix-now"',
      ],
    ),
    fails: ['harmless-dismissed'],
  },
  {
    name: 'judges everything rightly and calls each of it the same',
    edits: edited(
      ['"reason":"allow-list"', '"reason":"not-security"'],
      ['"reason":"made-harmless"', '"reason":"not-security"'],
      ['"reason":"never-runs"', '"reason":"not-security"'],
      ['"reason":"not-from-outside"', '"reason":"not-security"'],
      ['"reason":"test-only"', '"reason":"not-security"'],
    ),
    fails: ['reasons-hold'],
  },
  {
    name: 'says nothing beside what is dismissed',
    edits: edited(
      [
        '"The hash names an entry in a cache of lists that everybody may see. Nothing is protected by it; dangerous as soon as a key decides who sees what."',
        '"No."',
      ],
      [
        '"importFleet is exported and imported by nobody; no route leads here. To be deleted with the folder: dangerous again as soon as somebody mounts it."',
        '"No."',
      ],
      [
        "\"order is one of three texts of ORDERS or 'name'; the request only chooses. Dangerous if the fallback becomes the request's own text.\"",
        '"No."',
      ],
      [
        '"The name stands between tags and goes through escapeHtml, which replaces all five characters. Dangerous in an attribute without quotes, or in a script."',
        '"No."',
      ],
      [
        '"DECKS holds two paths of ours and every other value leads to /crew/notes. Dangerous if the value itself became the fallback."',
        '"No."',
      ],
      ['"The number is the colour of a picture that everybody sees; knowing the next one is worth nothing."', '"No."'],
      [
        '"parseInt gives a number or NaN, so the name is digits and .txt. Dangerous if the number is taken as text again."',
        '"No."',
      ],
      [
        '"The host comes from the environment of the service, the rest of the address is written out; the request chooses the unit only."',
        '"No."',
      ],
      [
        '"A made-up member of the test\'s own database; the folder test is not delivered. Dangerous if a real account ever had it."',
        '"No."',
      ],
    ),
    fails: ['justified'],
  },
  {
    name: 'leaves one out',
    edits: edited([
      ',{"finding":"F14","verdict":"false","reason":"test-only","action":"exclude","note":"A made-up member of the test\'s own database; the folder test is not delivered. Dangerous if a real account ever had it."}',
      '',
    ]),
    fails: ['all-decided'],
  },
  {
    name: 'gives a real one the reason of a false alarm',
    edits: edited([
      '"finding":"F2","verdict":"real","reason":"wrong-check","action":"fix-now"',
      '"finding":"F2","verdict":"real","reason":"fixed-value","action":"fix-now"',
    ]),
    fails: ['reasons-given'],
  },
  {
    name: 'takes two real ones on as a risk',
    edits: edited(
      [
        '"finding":"F2","verdict":"real","reason":"wrong-check","action":"fix-now"',
        '"finding":"F2","verdict":"real","reason":"wrong-check","action":"accept"',
      ],
      [
        '"finding":"F3","verdict":"real","reason":"stored","action":"fix-now"',
        '"finding":"F3","verdict":"real","reason":"stored","action":"accept"',
      ],
    ),
    fails: ['actions-fit'],
  },
];
