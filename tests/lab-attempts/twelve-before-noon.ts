import { answerEdits, type OtherAttempt } from './attempt.ts';

const edited = answerEdits('twelve-before-noon');

export const right: readonly OtherAttempt[] = [
  {
    name: 'gives the team one finding too many',
    edits: edited([
      '"finding":"F3","verdict":"false","reason":"never-runs","action":"suppress"',
      '"finding":"F3","verdict":"real","reason":"no-check","action":"fix-now"',
    ]),
  },
  {
    name: 'names a reason that is nearly right for one of them',
    edits: edited([
      '"finding":"F5","verdict":"false","reason":"not-security","action":"suppress"',
      '"finding":"F5","verdict":"false","reason":"not-from-outside","action":"suppress"',
    ]),
  },
  {
    name: 'plans one that could be mended today, and suppresses what could be excluded',
    edits: edited([
      '"finding":"F1","verdict":"real","reason":"wrong-check","action":"fix-now"',
      '"finding":"F1","verdict":"real","reason":"wrong-check","action":"plan"',
    ]),
  },
];

export const wrong: readonly OtherAttempt[] = [
  {
    name: 'dismisses one that can be attacked, with the best of the wrong reasons',
    edits: edited([
      '"finding":"F10","verdict":"real","reason":"stored","action":"fix-now"',
      '"finding":"F10","verdict":"false","reason":"made-harmless","action":"suppress"',
    ]),
    fails: ['dangerous-kept'],
  },
  {
    name: 'gives the team two that are harmless',
    edits: edited(
      [
        '"finding":"F3","verdict":"false","reason":"never-runs","action":"suppress"',
        '"finding":"F3","verdict":"real","reason":"no-check","action":"fix-now"',
      ],
      [
        '"finding":"F4","verdict":"false","reason":"never-runs","action":"suppress"',
        '"finding":"F4","verdict":"real","reason":"no-check","action":"fix-now"',
      ],
    ),
    fails: ['harmless-dismissed'],
  },
  {
    name: 'judges everything rightly and calls each of it the same',
    edits: edited(
      ['"reason":"fixed-value"', '"reason":"not-security"'],
      ['"reason":"framework"', '"reason":"not-security"'],
      ['"reason":"never-runs"', '"reason":"not-security"'],
      ['"reason":"test-only"', '"reason":"not-security"'],
    ),
    fails: ['reasons-hold'],
  },
  {
    name: 'says nothing beside what is dismissed',
    edits: edited(
      [
        '"A script for a demonstration, run by hand against the own laptop; tools/ is not copied into the image. Dangerous as soon as it fetches from another host."',
        '"No."',
      ],
      [
        '"The image starts gunicorn, which calls create_app; the block runs only with python -m on a laptop. Dangerous if somebody starts it so in production."',
        '"No."',
      ],
      ['"It spreads the pauses between attempts; knowing them is worth nothing."', '"No."'],
      [
        '"table is one of three names in a tuple of this file, and nothing changes it. Dangerous if a name ever came as an argument."',
        '"No."',
      ],
      [
        '"All arguments are written in the code, FOLDER included, and there is no shell. Dangerous if the name of the archive becomes a parameter."',
        '"No."',
      ],
      [
        '"The converter int lets digits through and answers everything else with 404. Dangerous if the route takes a string."',
        '"No."',
      ],
      [
        '"Jinja escapes in .html templates by Flask\'s setting, and both places are text or a quoted attribute. Dangerous with |safe, or in a script."',
        '"No."',
      ],
      ['"It is the test itself, which is not delivered and is made of asserts."', '"No."'],
    ),
    fails: ['justified'],
  },
  {
    name: 'leaves one out',
    edits: edited([
      ',{"finding":"F12","verdict":"false","reason":"test-only","action":"exclude","note":"It is the test itself, which is not delivered and is made of asserts."}',
      '',
    ]),
    fails: ['all-decided'],
  },
  {
    name: 'gives a real one the reason of a false alarm',
    edits: edited([
      '"finding":"F1","verdict":"real","reason":"wrong-check","action":"fix-now"',
      '"finding":"F1","verdict":"real","reason":"fixed-value","action":"fix-now"',
    ]),
    fails: ['reasons-given'],
  },
  {
    name: 'takes two real ones on as a risk',
    edits: edited(
      [
        '"finding":"F1","verdict":"real","reason":"wrong-check","action":"fix-now"',
        '"finding":"F1","verdict":"real","reason":"wrong-check","action":"accept"',
      ],
      [
        '"finding":"F2","verdict":"real","reason":"no-check","action":"fix-now"',
        '"finding":"F2","verdict":"real","reason":"no-check","action":"accept"',
      ],
    ),
    fails: ['actions-fit'],
  },
];
