// These packages bring no types.
declare module 'eslint-plugin-security' {
  const plugin: { readonly configs: { readonly recommended: import('eslint').Linter.Config } };
  export default plugin;
}
declare module 'eslint-plugin-no-unsanitized' {
  const plugin: { readonly configs: { readonly recommended: import('eslint').Linter.Config } };
  export default plugin;
}
