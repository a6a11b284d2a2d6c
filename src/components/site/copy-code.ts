/** How long a button says that it has copied. */
const SAID_MS = 2000;

document.addEventListener('click', (event) => {
  const button = event.target instanceof Element ? event.target.closest('.code-copy') : null;
  const code = button?.closest('.code-block')?.querySelector('code');
  if (button && code) void copy(button, (code.textContent ?? '').replace(/\n$/, ''));
});

/** The clipboard does not exist on a plain-HTTP network: the code is selected instead, ready for the keyboard. */
async function copy(button: Element, text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    say(button, 'Copied');
  } catch {
    const code = button.closest('.code-block')?.querySelector('code');
    if (code) getSelection()?.selectAllChildren(code);
    say(button, 'Selected');
  }
}

function say(button: Element, word: string): void {
  button.textContent = word;
  setTimeout(() => {
    button.textContent = 'Copy';
  }, SAID_MS);
}
