import { escape } from 'rope-escape';

/** New in 5: a template is compiled first. */
export function compile(template) {
  return (values) => template.replace(/\{(\w+)\}/g, (place, name) => escape(String(values[name] ?? '')));
}
