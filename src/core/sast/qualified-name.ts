import { kid, type SyntaxNode } from './tree.ts';
import type { Binding } from './names.ts';

/** Aliases of aliases; more than this is a cycle or a riddle. */
const ALIAS_DEPTH_MAX = 6;

/**
 * What an expression is called wherever it was imported from: `child_process.exec` for `run` after
 * `import { exec as run } from 'node:child_process'`. `null` for what is local.
 */
export function qualifiedName(expression: SyntaxNode, depth = 0): string | null {
  if (depth > ALIAS_DEPTH_MAX) return null;
  switch (expression.kind) {
    case 'name':
      return expression.binding ? qualifiedBinding(expression, expression.binding, depth) : expression.text;
    case 'member': {
      const object = qualifiedName(kid(expression, 0), depth);
      return object === null ? null : `${object}.${kid(expression, 1).text}`;
    }
    case 'await':
      return qualifiedName(kid(expression, 0), depth);
    case 'call':
      return qualifiedCall(expression, depth);
    default:
      return null;
  }
}

function qualifiedBinding(name: SyntaxNode, binding: Binding, depth: number): string | null {
  if (binding.imported) {
    const module = moduleName(binding.imported.module);
    const isWhole = binding.imported.name === 'default' || binding.imported.name === '*';
    return isWhole ? module : `${module}.${binding.imported.name}`;
  }
  if (binding.isGlobal) return binding.writes === 0 ? binding.name : null;
  if (binding.writes !== 1 || !binding.value) return null;
  const value = qualifiedName(binding.value, depth + 1);
  return value !== null && (isOfModule(binding.value) || isNameOfSomething(name)) ? value : null;
}

/** Whether the expression starts at something imported. */
function isOfModule(expression: SyntaxNode): boolean {
  let root = expression;
  while (root.kind === 'member' || root.kind === 'await') root = kid(root, 0);
  if (root.kind === 'call') return true;
  return root.binding?.imported !== undefined || (root.binding?.isGlobal === false && root.kind === 'name');
}

/** `const e = eval` is another name where it is called or asked for a field; on its own it is a value. */
function isNameOfSomething(name: SyntaxNode): boolean {
  const { parent } = name;
  return parent !== undefined && /^(?:call|new|member)$/.test(parent.kind) && parent.kids[0] === name;
}

/** `require('m')`, `import('m')`, and `promisify(f)`, which is f with another way to answer. */
function qualifiedCall(call: SyntaxNode, depth: number): string | null {
  const callee = kid(call, 0);
  const argument = kid(call, 1);
  const isGlobalCallee = callee.kind === 'name' && (callee.binding?.isGlobal ?? true);
  if (isGlobalCallee && /^(?:require|import|__import__)$/.test(callee.text) && argument.kind === 'string') {
    return moduleName(argument.text);
  }
  const name = qualifiedName(callee, depth + 1);
  return name === 'util.promisify' ? qualifiedName(argument, depth + 1) : null;
}

export function moduleName(specifier: string): string {
  return specifier.replace(/^node:/, '');
}
