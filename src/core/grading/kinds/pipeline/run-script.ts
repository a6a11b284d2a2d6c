import { SEVERITIES, type Command } from './data.ts';
import { fillTemplate, type Scope } from './expressions.ts';
import { refOf, runHostile, writableScopes } from './hostile-code.ts';
import { envOf, isChosen, namesToken, secretsAmong, type Shift, type StepEnv } from './shift.ts';
import { MAIN, harm, say } from './world.ts';
import type { Step } from './workflow.ts';

/** A text that leaves the place where it was put in a script. */
const LEAVES_TEXT = /[`"';|&\n]|\$\(/;
/** Masking looks for the value of a secret. These write it in another form, and what goes to no file goes to the log. */
const UNMASKED = /^(?:(?:echo|printf)\b.*\|\s*)?(?:base64|xxd|rev|od|hexdump)\b[^>]*$/;
const VARIABLE = /\$\{?([A-Za-z_]\w*)/g;
/** A line ends so where its failure is not to count. */
const FORGIVEN = /\|\|\s*(?:true|:|exit 0)\s*$/;
const GIVES_UP = /^exit [1-9]\d*$/;

/** A gate looks at what is checked out. */
function passGate(shift: Shift, gate: NonNullable<Command['gate']>): void {
  const { world, occasion } = shift;
  const [setting, tool] = [world.platform.settings.gates[gate], world.town.gates[gate]];
  if (!tool) return;
  if (setting?.mode === 'off') return say(world, 'note', `The gate ${gate} is off.`);
  const { mode, from, scope } = setting ?? { mode: 'fail', from: 'low', scope: 'full' };
  shift.minutes += tool[scope];
  const rank = (one: (typeof SEVERITIES)[number]): number => SEVERITIES.indexOf(one);
  const fresh =
    shift.workspace === 'head'
      ? occasion.change.findings.filter((one) => one.gate === gate).map((one) => one.severity)
      : [];
  const found = [...fresh, ...(scope === 'full' && tool.legacy ? [tool.legacy] : [])].filter(
    (one) => rank(one) >= rank(from),
  );
  const outcome = found.length === 0 ? 'passed' : mode === 'fail' ? 'stopped' : 'warned';
  world.gatePasses.push({ gate, minutes: tool[scope], outcome });
  if (found.length === 0)
    return say(world, 'note', `The gate ${gate} finds nothing from ${from} on, in ${tool[scope]} minutes.`);
  say(
    world,
    'note',
    `The gate ${gate} finds something (${found.join(', ')}) and ${mode === 'fail' ? 'fails' : 'only warns'}.`,
  );
  if (mode === 'fail') shift.hasFailed = true;
}

function deploy(shift: Shift, given: readonly string[]): void {
  const { world, occasion } = shift;
  const { deploySecret } = world.town;
  if (deploySecret ? !given.includes(deploySecret) : !shift.hasRole) {
    shift.hasFailed = true;
    return say(
      world,
      'response',
      `Refused: ${deploySecret ? `the secret ${deploySecret} is not there` : 'the job has no role'}.`,
    );
  }
  if (shift.workspace === 'empty') {
    shift.hasFailed = true;
    return say(world, 'response', 'Nothing is checked out that could be deployed.');
  }
  if (shift.workspace === 'main') return say(world, 'response', 'Production has what main had before: nothing new.');
  world.productionAt = world.now + shift.minutes;
  if (occasion.change.bad !== null) return harm(world, `In production: ${occasion.change.bad}.`);
  const isMain = refOf(occasion) === `refs/heads/${MAIN}`;
  if (!isMain) return harm(world, 'Something reached production that is not on main.');
  say(world, 'response', `It is in production after ${world.productionAt} minutes.`);
}

/** What the attacker chose is a text in a variable, and a command in a script. */
function refusePasted(shift: Shift, step: Step, scope: Scope, env: StepEnv): void {
  for (const part of step.run ?? [])
    if (
      typeof part !== 'string' &&
      isChosen(part.names, env.chosen) &&
      LEAVES_TEXT.test(String(part.evaluate(scope) ?? ''))
    )
      runHostile(
        shift.world,
        shift.occasion,
        shift.reach,
        `${part.names.join(', ')} is pasted into a script, and its text is a command.`,
      );
}

/** The lines of a script as they were written, each with the names that its expressions and variables read. */
function writtenLines(step: Step, env: StepEnv): readonly { text: string; names: readonly string[] }[] {
  const lines = [{ text: '', names: [] as string[] }];
  for (const part of step.run ?? [])
    if (typeof part !== 'string') lines.at(-1)?.names.push(...part.names);
    else
      for (const [index, text] of part.split('\n').entries()) {
        if (index > 0) lines.push({ text: '', names: [] });
        const line = lines.at(-1);
        if (line) line.text += text;
      }
  return lines.map(({ text, names }) => {
    const variables = [...text.matchAll(VARIABLE)].flatMap(([, name = '']) => env.reads[name] ?? []);
    return { text: text.trim().replace(/\s#.*$/, ''), names: [...names, ...variables] };
  });
}

/** What stands in the log from now on, for everybody who may read it. */
function print(shift: Shift, step: Step, env: StepEnv): void {
  const { world, reach } = shift;
  const names = writtenLines(step, env).flatMap((line) => (UNMASKED.test(line.text) ? line.names : []));
  const printed = secretsAmong(names, reach.secrets).map((name) => `the secret ${name}`);
  const writes = writableScopes(reach.token);
  if (namesToken(names) && writes.length > 0)
    printed.push(`a token that may write ${writes.join(', ')}, as long as the job runs`);
  for (const what of printed) {
    world.log.push(what);
    say(world, 'note', `The log of ${reach.job} shows ${what}: its form is another one, so it is not masked.`);
  }
}

/** One line of a script that the replay knows. */
function runCommand(shift: Shift, command: Command, line: string, given: readonly string[]): void {
  const { world, occasion, reach } = shift;
  shift.minutes += command.minutes;
  if (command.runsCode && shift.workspace === 'empty') {
    shift.hasFailed = true;
    return say(world, 'note', `"${line}" finds no code: nothing is checked out.`);
  }
  if (command.runsCode && shift.workspace === 'head' && occasion.change.isHostile)
    runHostile(world, occasion, reach, `"${line}" runs code of the commit.`);
  if (command.gate) passGate(shift, command.gate);
  if (command.deploys) deploy(shift, given);
}

/** Runs the lines of a step that the replay knows; the others do nothing. */
export function runScript(shift: Shift, step: Step, outer: Scope): void {
  const { world } = shift;
  const template = step.run ?? [];
  const env = envOf(shift, step);
  const scope: Scope = { ...outer, contexts: { ...outer.contexts, env: env.values } };
  refusePasted(shift, step, scope, env);
  print(shift, step, env);
  const given = secretsAmong(Object.values(env.reads).flat(), shift.reach.secrets);
  for (const line of fillTemplate(template, scope)
    .split('\n')
    .map((one) => one.trim())) {
    if (shift.hasFailed) return;
    const command = world.town.commands.find((one) => line === one.line || line.startsWith(`${one.line} `));
    if (command) runCommand(shift, command, line, given);
    if (GIVES_UP.test(line)) {
      shift.hasFailed = true;
      say(world, 'note', `"${line}" ends the step with a failure.`);
    }
    if (shift.hasFailed && FORGIVEN.test(line)) {
      shift.hasFailed = false;
      say(world, 'note', `"${line}" failed, and its own end makes that a success.`);
    }
  }
}
