import { escape } from 'rope-escape';

export function render(template, values) {
  return template.replace(/\{(\w+)\}/g, (place, name) => escape(String(values[name] ?? '')));
}
