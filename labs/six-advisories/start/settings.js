import merge from 'knot-merge';

const DEFAULTS = {
  language: 'en',
  mail: { confirmation: true, reminderDays: 2 },
};

/** What a guest sends changes only what it names; everything else stays as it is by default. */
export function settingsFor(wishes) {
  return merge(DEFAULTS, wishes);
}
