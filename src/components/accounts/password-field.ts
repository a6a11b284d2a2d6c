// Lets a member look at a password while typing it, and says how much is missing of a new one. Fields work without it.
for (const input of document.querySelectorAll<HTMLInputElement>('input[type="password"]')) {
  const hadFocus = document.activeElement === input;
  const row = document.createElement('div');
  row.className = 'password-row';
  input.replaceWith(row);
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button quiet small';
  button.setAttribute('aria-controls', input.id);
  const show = (isShown: boolean): void => {
    input.type = isShown ? 'text' : 'password';
    button.textContent = isShown ? 'Hide' : 'Show';
    button.setAttribute('aria-label', isShown ? 'Hide the password' : 'Show the password');
  };
  show(false);
  button.addEventListener('click', () => show(input.type === 'password'));
  // Never sent, kept or offered as text: browsers take what is visible for an ordinary field.
  input.form?.addEventListener('submit', () => show(false));
  row.append(input, button);
  // An error puts the focus here before this runs, and moving a field takes it away.
  if (hadFocus) input.focus();
  const lengthMin = Number(input.dataset.lengthMin);
  if (lengthMin > 0) row.after(countdown(input, lengthMin));
}

/** "5 characters to go": quiet for screen readers until the typing rests. */
function countdown(input: HTMLInputElement, lengthMin: number): HTMLElement {
  const output = document.createElement('output');
  output.className = 'hint';
  output.htmlFor.add(input.id);
  input.addEventListener('input', () => {
    const missing = lengthMin - [...input.value].length;
    output.textContent =
      missing > 0 && input.value ? `${missing} ${missing === 1 ? 'character' : 'characters'} to go` : '';
  });
  return output;
}

export {};
