const THEME_KEY = 'gatehouse.theme';
type Theme = 'system' | 'light' | 'dark';

/** Three radio buttons: the system's theme, light, dark. The choice stays on the device. */
class ThemeSwitch extends HTMLElement {
  connectedCallback(): void {
    this.#show((document.documentElement.dataset.theme as Theme | undefined) ?? 'system');
    this.addEventListener('change', (event) => {
      if (event.target instanceof HTMLInputElement) this.#choose(event.target.value as Theme);
    });
    // Another tab chose: follow it.
    window.addEventListener('storage', (event) => {
      if (event.key === THEME_KEY) this.#choose((event.newValue as Theme | null) ?? 'system');
    });
  }

  #show(theme: Theme): void {
    const input = this.querySelector<HTMLInputElement>(`input[value="${theme}"]`);
    if (input) input.checked = true;
  }

  #choose(theme: Theme): void {
    const root = document.documentElement;
    if (theme === 'system') delete root.dataset.theme;
    else root.dataset.theme = theme;
    this.#show(theme);
    document.dispatchEvent(new CustomEvent('gatehouse:theme'));
    try {
      if (theme === 'system') localStorage.removeItem(THEME_KEY);
      else localStorage.setItem(THEME_KEY, theme);
    } catch {
      // Refused storage: the choice holds for this page.
    }
  }
}

customElements.define('theme-switch', ThemeSwitch);
